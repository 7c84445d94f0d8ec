import { UsageError } from '../core/errors.ts';
import type { Sourced } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { clientSecretOf } from '../rules/secret-files.ts';
import { type Setup, setupOf } from '../rules/setup.ts';
import { staticClient } from '../rules/static-clients.ts';

/** Where flytepropeller's secret and its hash stand now. */
export interface Standing {
  readonly setup: Setup;
  readonly clientId: string;
  /** The hash that Flyte's own authorization server knows; undefined where the identity provider checks the secret. */
  readonly hash: Sourced<string> | undefined;
  /** Older hashes that are still good. */
  readonly rotated: Sourced<readonly Sourced<string>[]> | undefined;
  /** Every place in files that holds the secret; none where it is kept elsewhere. */
  readonly secrets: readonly Sourced<Plain>[];
  /** The Secrets that hold it besides, by name. */
  readonly elsewhere: readonly string[];
}

/** Finds them. Throws UsageError where the values set up no authentication, or have no hash. */
export function standingIn(model: ReleaseModel, names: string): Standing {
  const setup = setupOf(model);
  const [caller] = setup?.callers ?? [];
  if (!setup || !caller) {
    throw new UsageError(`${names}: no working authentication in these values`, `flyte-auth-config validate ${names} says why`);
  }
  const clientId = caller.admin.clientId.value;
  const files = setup.callers.flatMap((one) => clientSecretOf(model, one) ?? []);
  const found = files.flatMap((file) => (file.kind === 'value' ? [file.secret] : []));
  return {
    setup,
    clientId,
    ...(setup.mode === 'Self' ? hashesOf(setup, clientId, names) : { hash: undefined, rotated: undefined }),
    secrets: found.filter((one, index) => found.findIndex((other) => other.origin === one.origin) === index),
    elsewhere: [...new Set(files.flatMap((file) => (file.kind === 'outside' ? [file.name.value] : [])))],
  };
}

function hashesOf(setup: Setup, clientId: string, names: string): Required<Pick<Standing, 'hash' | 'rotated'>> {
  const client = staticClient(setup, clientId);
  if (client && client.client_secret.value !== '' && client.client_secret.origin.from !== 'flyte') {
    return { hash: client.client_secret, rotated: client.rotated_secrets };
  }
  const [outside] = setup.server.unknownConfig;
  if (outside) {
    throw new UsageError(
      `${names}: the hash of client "${clientId}" is kept in "${outside.value}"`,
      'name the manifest of that Secret with --secret-manifest',
    );
  }
  throw new UsageError(`${names}: client "${clientId}" has no hash to rotate`, 'flyte-auth-config init writes one');
}
