import { selfTokenUrl } from '../../flyte/server-url.ts';
import type { Secret } from '../../secrets/secret.ts';
import { contentOf, documentIn, type Idp } from '../idp/idp.ts';
import { type JsonObject, objectsIn, textIn } from '../json.ts';
import type { NetSettings } from '../net/dial.ts';
import { fetchPublic } from '../net/http.ts';

/** The keys that flyteadmin verifies access tokens with, or why they are not known. */
export type Keys = { readonly from: string; readonly keys: readonly JsonObject[] } | { readonly unknown: string };

/** Fetches the keys that flyteadmin would use. Throws NetworkError. */
export async function fetchKeys({ expected, metadata, net }: Idp, url: string | undefined): Promise<Keys> {
  if (expected.mode === 'Self') {
    if (url === undefined) return { unknown: "Flyte's own keys are with the deployed Flyte: give --url" };
    return keysAt(ownKeys(url), net);
  }
  if (metadata === undefined) return { unknown: 'the address of the metadata is no URL' };
  const jwksUrl = textIn(await contentOf(metadata), 'jwks_uri');
  return jwksUrl === undefined ? { unknown: `${metadata.url} names no jwks_uri` } : keysAt(jwksUrl, net);
}

const ownKeys = (url: string): string => new URL('/oauth2/jwks', selfTokenUrl(url) ?? url).href;

const keysAt = async (from: string, net: NetSettings): Promise<Keys> => ({
  from,
  keys: objectsIn(documentIn(await fetchPublic(from, net)), 'keys'),
});

/** Whether one of the keys has made the signature; like flyteadmin, a key of another id is not tried. */
export async function isSignedBy(token: Secret, { kid, alg }: JsonObject, keys: readonly JsonObject[]): Promise<boolean> {
  if (typeof alg !== 'string' || !/^(RS|PS|ES)(256|384|512)$|^EdDSA$/.test(alg)) return false;
  const { compactVerify, importJWK } = await import('jose');
  for (const jwk of keys.filter((key) => kid === undefined || key['kid'] === kid)) {
    try {
      await compactVerify(token.reveal(), await importJWK(jwk, alg));
      return true;
    } catch {
      // Made for another algorithm, or not by this key.
    }
  }
  return false;
}
