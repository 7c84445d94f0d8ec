import { quotedList } from '../../core/quote.ts';
import { selfTokenUrl } from '../../flyte/server-url.ts';
import { isLocalHost } from '../../rules/hosts.ts';
import type { Caller, Mode } from '../../rules/setup.ts';
import { textsOf } from '../../rules/values.ts';
import { type Secret, secretOf } from '../../secrets/secret.ts';
import { type Check, fail, type Outcome, pass, quoted, skip } from '../check.ts';
import type { Expected } from '../expected.ts';
import { contentOf, type Idp } from '../idp/idp.ts';
import { jsonObject, textIn } from '../json.ts';
import type { NetSettings } from '../net/dial.ts';
import { post, type Reply } from '../net/http.ts';
import { errorWords } from '../oauth-error.ts';
import { once } from '../once.ts';

/** A token request as flytepropeller makes it. */
export interface Grant {
  readonly expected: Expected;
  readonly caller: Caller;
  readonly secret: Secret;
  /** Undefined where nobody tells it. */
  readonly endpoint: () => Promise<string | undefined>;
  readonly reply: () => Promise<Reply>;
}

/** The request of a process that logs in by itself; nobody is asked yet. */
export function grantOf(idp: Idp, caller: Caller, secret: Secret, url: string | undefined): Grant {
  const { expected, net } = idp;
  const endpoint = once(() => endpointOf(idp, caller, url));
  const reply = once(async () => askForToken((await endpoint()) ?? '', caller, secret, net));
  return { expected, caller, secret, endpoint, reply };
}

async function endpointOf({ expected, metadata }: Idp, caller: Caller, url: string | undefined): Promise<string | undefined> {
  const own = caller.request.tokenUrl.value;
  if (own !== '') return own;
  if (expected.mode === 'Self') return url === undefined ? undefined : selfTokenUrl(url);
  return metadata && textIn(await contentOf(metadata), 'token_endpoint');
}

/** As Go's oauth2 package, which tries the credentials in the header first and in the body after that. */
async function askForToken(endpoint: string, { request }: Caller, secret: Secret, net: NetSettings): Promise<Reply> {
  const id = request.clientId.value;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const scopes = textsOf(request.scopes);
  if (scopes.length > 0) form.set('scope', scopes.join(' '));
  if (request.audience.value !== '') form.set('audience', request.audience.value);
  const headers = { accept: 'application/json', authorization: `Basic ${loginOf(id, secret)}` };
  const first = await post(endpoint, form, headers, net);
  if (first.status === 200) return first;
  form.set('client_id', id);
  form.set('client_secret', secret.reveal());
  return post(endpoint, form, { accept: 'application/json' }, net);
}

const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const loginOf = (id: string, secret: Secret): string => base64(`${formEncoded(id)}:${formEncoded(secret.reveal())}`);

/** The access token of a reply. */
export function accessToken(reply: Reply): Secret | undefined {
  const token = reply.status === 200 ? textIn(jsonObject(reply.text) ?? {}, 'access_token') : undefined;
  return token === undefined ? undefined : secretOf(token);
}

/** What to do about the errors that token endpoints name, and Keycloak by the wrong name for a wrong secret. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /^invalid_client\b|invalid client credentials/i,
    'check the client id and the secret: they do not belong together, or the provider wants another way to log in',
  ],
  [/^unauthorized_client\b/, 'allow the client the grant "client credentials" (Keycloak: service accounts)'],
  [/^invalid_scope\b/, 'create these scopes at the provider, or correct the scopes of flytepropeller'],
  [
    /^(access_denied|invalid_target)\b/,
    'Okta: an access policy with a rule for the client; Auth0: the parameter "audience" and a grant for the API',
  ],
];

const UNKNOWN_ENDPOINT: Readonly<Record<Mode, string>> = {
  Self: "Flyte's own token endpoint is with the deployed Flyte: give --url",
  External: 'the metadata of the authorization server names no token endpoint',
};

/** The request that flytepropeller starts every conversation with. */
export const issuedCheck: Check<Grant> = {
  id: 'token-issued',
  title: 'client credentials',
  async run(grant) {
    const endpoint = await grant.endpoint();
    if (endpoint === undefined) return skip(UNKNOWN_ENDPOINT[grant.expected.mode]);
    if (isPlain(endpoint)) {
      return fail(`the secret is not sent to ${quoted(endpoint)}, which is plain http`, 'let the token endpoint be https');
    }
    const reply = await grant.reply();
    return accessToken(reply) === undefined ? refused(reply, grant) : pass(`${endpoint} has issued a token`);
  },
};

/** Judged as it will be asked: a URL may be written so that another host seems to be meant. */
function isPlain(endpoint: string): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  return url?.protocol === 'http:' && !isLocalHost(url.href);
}

function refused(reply: Reply, { caller, secret }: Grant): Outcome {
  const id = caller.request.clientId.value;
  const scopes = textsOf(caller.request.scopes).join(' ');
  const words = errorWords(reply).map((text) => withoutSecret(text, id, secret));
  const remedy = REMEDIES.find(([mark]) => mark.test(words.join(' ')))?.[1] ?? 'the log of the authorization server says more';
  return fail(`no token is issued: ${quotedList(words)} (client ${quoted(id)}, scopes ${quoted(scopes)})`, remedy);
}

/** A server may repeat what it was sent: the secret as it is, as it came in the form, or in the header. */
function withoutSecret(text: string, id: string, secret: Secret): string {
  const value = secret.reveal();
  const forms = [
    value,
    formEncoded(value),
    encodeURIComponent(value),
    loginOf(id, secret),
    base64(`${id}:${value}`),
    base64(value),
  ];
  return forms.reduce((rest, form) => rest.replaceAll(form.replace(/=+$/, ''), '[secret]'), text);
}
