import { closest } from '../core/distance.ts';
import type { Origin, Sourced } from '../core/origin.ts';
import { toPlain } from '../core/tree.ts';
import type { ClientFile } from '../flyte/client.ts';
import { adminSpec } from '../flyte/config.ts';
import { adminOf, type ReadClient } from './cli-config.ts';
import { isOwn } from './values.ts';

/** The words of flytectl for how to log in. */
export const AUTH_TYPES = adminSpec.fields.authType.values;
type AuthType = (typeof AUTH_TYPES)[number];

/** Words of pyflyte that flytectl does not know. Source: flytekit/configuration/__init__.py (AuthType). */
const PYFLYTE_WORDS: ReadonlyMap<string, AuthType> = new Map([
  ['standard', 'Pkce'],
  ['basic', 'ClientSecret'],
  ['client_credentials', 'ClientSecret'],
  ['external_process', 'ExternalCommand'],
]);

/** What stands in the file, before anybody makes another word of it. */
export function writtenAuthType({ root }: ClientFile): string {
  const [, admin] = [...root.entries].find(([key]) => key.toLowerCase() === 'admin') ?? [];
  const entries = admin?.kind === 'map' ? [...admin.entries] : [];
  const [, node] = entries.find(([key]) => key.toLowerCase() === 'authtype') ?? [];
  if (node?.kind === 'scalar') return String(node.value ?? '');
  return node === undefined ? '' : JSON.stringify(toPlain(node));
}

/** The word that flytectl refuses: where it stands, and the one that is most likely meant. */
export function refusedAuthType(client: ClientFile): { readonly origin: Origin; readonly meant?: AuthType } | undefined {
  const { admin, decodeErrors } = client.flytectl;
  const error = decodeErrors.find(({ path }) => path === 'authType');
  if (error === undefined && AUTH_TYPES.some((type) => type === admin.authType.value)) return undefined;
  const meant = closestType(writtenAuthType(client));
  return { origin: error?.origin ?? admin.authType.origin, ...(meant && { meant }) };
}

function closestType(found: string): AuthType | undefined {
  const word = found.toLowerCase();
  const same = AUTH_TYPES.find((type) => type.toLowerCase() === word.replace(/[-_\s]/g, ''));
  const near = same ?? PYFLYTE_WORDS.get(word) ?? closest(found, AUTH_TYPES);
  return AUTH_TYPES.find((type) => type === near);
}

/** How the client is meant to log in, spelling aside; undefined where nobody can tell. */
export function loginOf({ client }: ReadClient): Sourced<string> | undefined {
  const refused = refusedAuthType(client);
  if (refused === undefined) return client.flytectl.admin.authType;
  return refused.meant && { value: refused.meant, origin: refused.origin };
}

/** Whether the client logs in with the secret of a client of its own. */
export const hasSecret = (subject: ReadClient): boolean => loginOf(subject)?.value === 'ClientSecret';

/** Whether the file says by itself how a client with a secret logs in. */
export const namesSecret = (subject: ReadClient): boolean =>
  [adminOf(subject).clientSecretLocation, adminOf(subject).clientSecretEnvVar].some(isOwn);
