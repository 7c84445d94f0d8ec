import { inline } from '../../core/quote.ts';
import { metadataUrl } from '../../flyte/metadata-url.ts';
import { type Check, quoted } from '../check.ts';
import { type Expected, publicUrlOf } from '../expected.ts';
import { type JsonObject, jsonObject } from '../json.ts';
import type { NetSettings } from '../net/dial.ts';
import { fetchPublic, type Reply } from '../net/http.ts';
import { once } from '../once.ts';

/** A document of the provider; it is fetched once. */
export interface Document {
  readonly url: string;
  readonly reply: () => Promise<Reply>;
}

/** An identity provider as the values describe it. */
export interface Idp {
  readonly expected: Expected;
  readonly net: NetSettings;
  /** Where people call Flyte, as far as it is told. */
  readonly publicUrl: string | undefined;
  /** Whether people log in with DeviceFlow. */
  readonly deviceFlow: boolean;
  readonly discovery: Document;
  /** Of the external authorization server; undefined where Flyte issues the tokens, and where its address is no URL. */
  readonly metadata: Document | undefined;
}

/** A question to an identity provider. */
export type IdpCheck = Check<Idp>;

interface IdpOptions {
  readonly net: NetSettings;
  /** The deployed Flyte. */
  readonly url?: string | undefined;
  readonly deviceFlow: boolean;
}

/** The provider that flyteadmin would use; nobody is asked yet. */
export function idpOf(expected: Expected, { net, url, deviceFlow }: IdpOptions): Idp {
  const documentAt = (at: string): Document => ({ url: at, reply: once(() => fetchPublic(at, net)) });
  const metadata = expected.mode === 'External' ? metadataUrl(expected.auth)?.value : undefined;
  return {
    expected,
    net,
    publicUrl: publicUrlOf(expected, url),
    deviceFlow,
    discovery: documentAt(discoveryUrl(expected.auth.userAuth.openId.baseUrl.value)),
    metadata: metadata === undefined ? undefined : documentAt(metadata),
  };
}

/** Where the login library of flyteadmin looks, which drops one final slash (github.com/coreos/go-oidc, NewProvider). */
const discoveryUrl = (baseUrl: string): string => `${baseUrl.replace(/\/$/, '')}/.well-known/openid-configuration`;

/** The JSON object in a reply; empty where there is none. */
export const documentIn = ({ text }: Reply): JsonObject => jsonObject(text) ?? {};

/** What stands in a document; empty where it is none. */
export const contentOf = async ({ reply }: Document): Promise<JsonObject> => documentIn(await reply());

/** What is wrong with a reply that should be a metadata document; undefined where it is one. */
export function documentFault({ status, url, text, headers }: Reply): string | undefined {
  if (status !== 200) return `${inline(url.href)} answers ${status} instead of 200`;
  if (jsonObject(text) !== undefined) return undefined;
  const type = headers['content-type'];
  return `${inline(url.href)} answers with ${type === undefined ? 'something' : quoted(type)} that is no JSON object`;
}
