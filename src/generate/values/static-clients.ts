import type { Value } from '../../annotated-yaml/document.ts';
import type { Plain } from '../../core/tree.ts';
import { authSpec } from '../../flyte/config.ts';

const PROPELLER = 'flytepropeller';

/** Flyte's built-in clients. A configured map replaces them all, and so has to repeat those that stay as they are. */
const BUILT_IN = authSpec.fields.appAuth.fields.selfAuthServer.fields.staticClients.fallback;

/** The clients of Flyte's own authorization server with a secret for flytepropeller; `hash` is base64 of its bcrypt hash. */
export function staticClients(hash: string): { readonly [id: string]: Value } {
  return Object.fromEntries(
    Object.entries(BUILT_IN).map(([id, client]) => {
      if (id !== PROPELLER || !isRecord(client)) return [id, client];
      // The built-in redirect URI serves no grant that flytepropeller uses.
      return [id, { ...client, client_secret: hash, redirect_uris: undefined }];
    }),
  );
}

const isRecord = (plain: Plain): plain is { readonly [key: string]: Plain } =>
  plain !== null && typeof plain === 'object' && !Array.isArray(plain);
