import { valuesPathOf } from '../charts/where.ts';
import type { Sourced } from '../core/origin.ts';
import { at } from '../core/tree.ts';
import type { StaticClient } from '../flyte/config.ts';
import type { At } from './rule.ts';
import { isRefused, type Setup } from './setup.ts';
import { isOwn, textsOf } from './values.ts';

/** The client of Flyte's own authorization server that an id finds: by the key of the map, exactly (fosite storage/memory.go). */
export const staticClient = (setup: Setup, id: string): StaticClient | undefined =>
  isClientRefused(setup, id) ? undefined : setup.auth.appAuth.selfAuthServer.staticClients.value.get(id)?.value;

/** Whether the loader refused a client whole, or all of them: there is nothing to judge then. */
export const isClientRefused = ({ server }: Setup, id: string): boolean =>
  server.decodeErrors.some(({ path }) => path === `${CLIENTS}[${id}]` || path === CLIENTS);

const CLIENTS = 'appAuth.selfAuthServer.staticClients';

/** Where a field of a static client is shown: one that is not given at the key of its client. */
export function fieldPlace(setup: Setup, id: string, name: keyof StaticClient): { readonly at: At; readonly on?: 'key' } {
  const client = setup.auth.appAuth.selfAuthServer.staticClients.value.get(id);
  const field = client?.value[name];
  if (field && isOwn(field)) return { at: field };
  const path = ['auth', ...CLIENTS.split('.'), id];
  const isWritten = at(setup.model.userValues, valuesPathOf(setup.model.release.chart, path)) !== undefined;
  return client === undefined || isWritten ? { at: { missing: [...path, name] } } : { at: client, on: 'key' };
}

/** Where the flytectl client's settings come from. */
export const flyteClientOf = ({ auth }: Setup) => auth.appAuth.thirdPartyConfig.flyteClient;

/** The path of a field of a static client in the loader's messages. */
const clientPath = (id: string, field: string): string => `${CLIENTS}[${id}].${field}`;

export const isFieldRefused = (setup: Setup, id: string, field: string): boolean => isRefused(setup, clientPath(id, field));

/** fosite's WildcardScopeStrategy: exact, or `*` for one part between dots. */
export function allowsScope(client: StaticClient, scope: string): boolean {
  return textsOf(client.scopes).some((allowed) => allowed === scope || (allowed.includes('*') && wildcard(allowed).test(scope)));
}

const wildcard = (allowed: string): RegExp =>
  new RegExp(
    `^${allowed
      .split('.')
      .map((part) => (part === '*' ? '[^.]+' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
      .join('\\.')}$`,
  );

/** Scopes as they arrive at the server: joined with blanks, split again, without empty parts. */
export const requested = (scopes: Sourced<readonly Sourced<string>[]>): readonly string[] =>
  textsOf(scopes)
    .flatMap((scope) => scope.split(' '))
    .filter(Boolean);

/** A hash of a client that has a secret. */
export interface ClientHash {
  readonly id: string;
  /** As Flyte holds it: base64. */
  readonly hash: Sourced<string>;
}

/** The hashes in force, old ones (`rotated_secrets`) included. */
export function clientHashes({ auth }: Setup): readonly ClientHash[] {
  return [...auth.appAuth.selfAuthServer.staticClients.value]
    .filter(([, { value: client }]) => !client.public.value)
    .flatMap(([id, { value: client }]) => [client.client_secret, ...client.rotated_secrets.value].map((hash) => ({ id, hash })))
    .filter(({ hash }) => hash.value !== '');
}
