import { UsageError } from '../core/errors.ts';
import type { IdpSetup } from './setup.ts';

/** Where a realm is: the server's base URL without a path, the path below which it answers, and the realm's name. */
export interface RealmPlace {
  readonly origin: string;
  /** `/auth` on old servers, else empty. */
  readonly basePath: string;
  readonly realm: string;
}

/** Takes the issuer apart. Throws UsageError where it names no realm. */
export function realmPlace({ issuer = '' }: IdpSetup): RealmPlace {
  const url = new URL(issuer);
  const [, basePath, realm] = /^(.*)\/realms\/([^/]+)$/.exec(url.pathname) ?? [];
  if (basePath === undefined || realm === undefined) {
    throw new UsageError(`the issuer "${issuer}" names no realm of Keycloak`, 'give --keycloak-url and --realm');
  }
  return { origin: url.origin, basePath, realm: decodeURIComponent(realm) };
}
