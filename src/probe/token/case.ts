import { grpcAuthority, hostHeader } from '../../flyte/server-url.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type Expected, publicUrlOf } from '../expected.ts';
import type { Idp } from '../idp/idp.ts';
import { once } from '../once.ts';
import type { Bearer, TokenCase } from './judge.ts';
import { fetchKeys, type Keys } from './keys.ts';

/** Those who call flyteadmin with tokens of flytepropeller: the processes themselves, and the check that shows it to `url`. */
export function bearersOf(expected: Expected, url: string | undefined): readonly Bearer[] {
  const callers = expected.callers.map(({ process, admin }) => ({
    name: `${process.name} (calling ${admin.endpoint.value})`,
    authority: grpcAuthority(admin.endpoint.value),
  }));
  return url === undefined ? callers : [...callers, publicBearer(expected, url)];
}

/** Whoever calls flyteadmin by its public URL. */
export function publicBearer(expected: Expected, url: string | undefined): Bearer {
  const called = url ?? publicUrlOf(expected, undefined);
  return { name: `a call to ${called ?? 'flyteadmin'}`, authority: called === undefined ? undefined : hostHeader(called) };
}

/** A token with what it is judged by; `offline` leaves the keys alone. */
export function tokenCase(
  text: Secret,
  bearers: readonly Bearer[],
  idp: Idp,
  { url, now, offline = false }: { readonly url: string | undefined; readonly now: Date; readonly offline?: boolean },
): TokenCase {
  const keys = once(async (): Promise<Keys> => {
    return offline ? { unknown: 'not looked for (--offline)' } : fetchKeys(idp, url);
  });
  return { text, expected: idp.expected, bearers, keys, now };
}
