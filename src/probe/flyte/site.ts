import type { Check } from '../check.ts';
import type { Expected } from '../expected.ts';
import type { Idp } from '../idp/idp.ts';
import { type JsonObject, jsonObject } from '../json.ts';
import type { NetSettings } from '../net/dial.ts';
import { callGrpc, type GrpcReply } from '../net/grpc.ts';
import { get, type Reply } from '../net/http.ts';
import { once } from '../once.ts';

/** What a deployed Flyte is asked without credentials. */
const PATHS = {
  health: '/healthcheck',
  projects: '/api/v1/projects?limit=1',
  me: '/me',
  metadata: '/.well-known/oauth-authorization-server',
  discovery: '/.well-known/openid-configuration',
  client: '/config/v1/flyte_client',
  callback: '/callback',
  logout: '/logout',
} as const;

/** A deployed Flyte, called from outside; each page is asked for once. */
export interface Site {
  /** Its public URL without a final slash. */
  readonly url: string;
  /** Scheme, host and port of it. */
  readonly origin: string;
  readonly net: NetSettings;
  /** What the values make of it; undefined where none are given. */
  readonly expected: Expected | undefined;
  /** The identity provider of the values. */
  readonly idp: Idp | undefined;
  readonly page: (name: keyof typeof PATHS) => Promise<Reply>;
  readonly login: () => Promise<Reply>;
  readonly grpc: (method: string) => Promise<GrpcReply>;
}

/** A question to a deployed Flyte. */
export type SiteCheck = Check<Site>;

/** The key in the values for a setting; the setting itself where no values are given. */
export const keyOf = ({ expected }: Site, setting: string): string => expected?.key(setting) ?? setting;

/** A deployed Flyte at a URL without a final slash; nobody is asked yet. */
export function siteAt(url: string, net: NetSettings, expected: Expected | undefined, idp: Idp | undefined): Site {
  // The gateway of flyteadmin writes its answers in snake_case for exactly this type.
  const ask = (path: string) => get(`${url}${path}`, { accept: 'application/json' }, net);
  const pages = Object.fromEntries(Object.entries(PATHS).map(([name, path]) => [name, once(() => ask(path))]));
  return {
    url,
    origin: new URL(url).origin,
    net,
    expected,
    idp,
    page: (name) => pages[name]?.() ?? ask(PATHS[name]),
    login: once(() => ask(`/login?redirect_url=${encodeURIComponent(`${url}/console`)}`)),
    grpc: (method) => callGrpc(url, `/flyteidl.service.${method}`, net),
  };
}

/** The gRPC status in an answer of flyteadmin's gateway; undefined for an answer of somebody else. */
export function gatewayCode({ text }: Reply): number | undefined {
  const code = jsonObject(text)?.['code'];
  return typeof code === 'number' ? code : undefined;
}

/** A field of an answer, in either of the two spellings of the gateway. */
export const fieldIn = (object: JsonObject, name: string): unknown =>
  object[name] ?? object[name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())];
