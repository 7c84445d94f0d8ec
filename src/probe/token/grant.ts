import { selfTokenUrl } from '../../flyte/server-url.ts';
import { isLocalHost } from '../../rules/hosts.ts';
import type { Caller } from '../../rules/setup.ts';
import { textsOf } from '../../rules/values.ts';
import type { Secret } from '../../secrets/secret.ts';
import { secretOf } from '../../secrets/secret.ts';
import { type Check, fail, type Outcome, pass, quoted, skip } from '../check.ts';
import type { Expected } from '../expected.ts';
import { documentIn, type Idp } from '../idp/idp.ts';
import { jsonObject, textIn } from '../json.ts';
import type { NetSettings } from '../net/dial.ts';
import { post, type Reply } from '../net/http.ts';
import { once } from '../once.ts';

/** A token request as flytepropeller makes it. */
export interface Grant {
  readonly expected: Expected;
  readonly caller: Caller | undefined;
  readonly secret: Secret;
  /** Undefined where nobody tells it. */
  readonly endpoint: () => Promise<string | undefined>;
  readonly reply: () => Promise<Reply>;
}

/** The request of the first process that logs in by itself; nobody is asked yet. */
export function grantOf(idp: Idp, secret: Secret, url: string | undefined): Grant {
  const { expected, net } = idp;
  const [caller] = expected.callers;
  const endpoint = once(() => endpointOf(idp, caller, url));
  const reply = once(async () => askForToken((await endpoint()) ?? '', caller, secret, net));
  return { expected, caller, secret, endpoint, reply };
}

async function endpointOf(
  { expected, metadata }: Idp,
  caller: Caller | undefined,
  url: string | undefined,
): Promise<string | undefined> {
  const own = caller?.request.tokenUrl.value;
  if (own) return own;
  if (expected.mode === 'Self') return url === undefined ? undefined : selfTokenUrl(url);
  return textIn(documentIn(await metadata()), 'token_endpoint');
}

/** As Go's oauth2 package, which tries the credentials in the header first and in the body after that. */
async function askForToken(endpoint: string, caller: Caller | undefined, secret: Secret, net: NetSettings): Promise<Reply> {
  const id = caller?.request.clientId.value ?? '';
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  const scopes = caller === undefined ? [] : textsOf(caller.request.scopes);
  if (scopes.length > 0) form.set('scope', scopes.join(' '));
  const audience = caller?.request.audience.value ?? '';
  if (audience !== '') form.set('audience', audience);
  const login = Buffer.from(`${formEncoded(id)}:${formEncoded(secret.reveal())}`).toString('base64');
  const first = await post(endpoint, form, { accept: 'application/json', authorization: `Basic ${login}` }, net);
  if (first.status === 200) return first;
  form.set('client_id', id);
  form.set('client_secret', secret.reveal());
  return post(endpoint, form, { accept: 'application/json' }, net);
}

const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

/** The access token of a reply. */
export function accessToken(reply: Reply): Secret | undefined {
  const token = reply.status === 200 ? textIn(jsonObject(reply.text) ?? {}, 'access_token') : undefined;
  return token === undefined ? undefined : secretOf(token);
}

/** What to do about the errors that token endpoints name. */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /^invalid_client$/,
    'check the client id and the secret: they do not belong together, or the provider wants another way to log in',
  ],
  [/^unauthorized_client$/, 'allow the client the grant "client credentials" (Keycloak: service accounts)'],
  [/^invalid_scope$/, 'create these scopes at the provider, or correct the scopes of flytepropeller'],
  [
    /^(access_denied|invalid_target)$/,
    'Okta: an access policy with a rule for the client; Auth0: the parameter "audience" and a grant for the API',
  ],
];

/** The request that flytepropeller starts every conversation with. */
export const issuedCheck: Check<Grant> = {
  id: 'token-issued',
  title: 'client credentials',
  async run(grant) {
    if (grant.caller === undefined) return skip('no process of these values logs in by itself');
    const endpoint = await grant.endpoint();
    if (endpoint === undefined) return skip('the token endpoint is not known: give --url');
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

function refused({ status, text }: Reply, { caller, secret }: Grant): Outcome {
  const answer = jsonObject(withoutSecret(text, secret)) ?? {};
  const error = textIn(answer, 'error') ?? `status ${status}`;
  const description = textIn(answer, 'error_description');
  const asked =
    caller === undefined
      ? ''
      : ` (client ${quoted(caller.request.clientId.value)}, scopes ${quoted(textsOf(caller.request.scopes).join(' '))})`;
  const words = description === undefined ? quoted(error) : `${quoted(error)}, ${quoted(description)}`;
  const remedy = REMEDIES.find(([mark]) => mark.test(error))?.[1] ?? 'the log of the authorization server says more';
  return fail(`no token is issued: ${words}${asked}`, remedy);
}

/** A server may repeat what it was sent, bare, as JSON or as it came in the form. */
function withoutSecret(text: string, secret: Secret): string {
  const value = secret.reveal();
  const forms = [value, JSON.stringify(value).slice(1, -1), formEncoded(value)];
  return forms.reduce((rest, form) => rest.replaceAll(form, '[secret]'), text);
}
