import { inline } from '../../core/quote.ts';
import { metadataUrl } from '../../flyte/metadata-url.ts';
import { type Check, quoted } from '../check.ts';
import { type Expected, publicUrlOf } from '../expected.ts';
import { type JsonObject, jsonObject } from '../json.ts';
import type { NetSettings } from '../net/dial.ts';
import { fetchPublic, type Reply } from '../net/http.ts';
import { once } from '../once.ts';

/** An identity provider as the values describe it; each of its documents is fetched once. */
export interface Idp {
  readonly expected: Expected;
  readonly net: NetSettings;
  /** Where people call Flyte, as far as it is told. */
  readonly publicUrl: string | undefined;
  /** Whether people log in with DeviceFlow. */
  readonly deviceFlow: boolean;
  readonly discoveryUrl: string;
  readonly discovery: () => Promise<Reply>;
  /** Of the external authorization server; undefined where Flyte issues the tokens. */
  readonly metadataUrl: string | undefined;
  readonly metadata: () => Promise<Reply>;
}

export type IdpCheck = Check<Idp>;

export interface IdpOptions {
  readonly net: NetSettings;
  /** The deployed Flyte. */
  readonly url?: string | undefined;
  readonly deviceFlow: boolean;
}

/** The provider that flyteadmin would use; nobody is asked yet. */
export function idpOf(expected: Expected, { net, url, deviceFlow }: IdpOptions): Idp {
  const discoveryUrl = discoveryUrlOf(expected.auth.userAuth.openId.baseUrl.value);
  const metadata = expected.mode === 'External' ? metadataUrl(expected.auth)?.value : undefined;
  return {
    expected,
    net,
    publicUrl: publicUrlOf(expected, url),
    deviceFlow,
    discoveryUrl,
    discovery: once(() => fetchPublic(discoveryUrl, net)),
    metadataUrl: metadata,
    metadata: once(() => fetchPublic(metadata ?? '', net)),
  };
}

/** Where the login library of flyteadmin looks, which drops one final slash (github.com/coreos/go-oidc, NewProvider). */
const discoveryUrlOf = (baseUrl: string): string => `${baseUrl.replace(/\/$/, '')}/.well-known/openid-configuration`;

/** The JSON object in a reply; empty where there is none. */
export const documentIn = ({ text }: Reply): JsonObject => jsonObject(text) ?? {};

/** What is wrong with a reply that should be a metadata document; undefined where it is one. */
export function documentFault({ status, url, text, headers }: Reply): string | undefined {
  if (status !== 200) return `${inline(url.href)} answers ${status} instead of 200`;
  if (jsonObject(text) !== undefined) return undefined;
  const type = headers['content-type'];
  return `${inline(url.href)} answers with ${type === undefined ? 'something' : quoted(type)} that is no JSON object`;
}
