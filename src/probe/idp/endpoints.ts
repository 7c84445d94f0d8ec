import type { Sourced } from '../../core/origin.ts';
import { externalBaseUrl } from '../../flyte/metadata-url.ts';
import { isInternalHost } from '../../rules/hosts.ts';
import { fail, type Outcome, pass, quoted, skip } from '../check.ts';
import type { Expected } from '../expected.ts';
import { type JsonObject, objectsIn, textIn, textsIn } from '../json.ts';
import { fetchPublic } from '../net/http.ts';
import { contentOf, documentFault, documentIn, type Idp, type IdpCheck } from './idp.ts';

/** The endpoints that flyteadmin's login needs, and who must be able to reach them. */
const LOGIN_ENDPOINTS = [
  { name: 'authorization_endpoint', by: 'people' },
  { name: 'token_endpoint', by: 'flyteadmin' },
  { name: 'jwks_uri', by: 'flyteadmin' },
  { name: 'userinfo_endpoint', by: 'flyteadmin' },
] as const;

/** The endpoints that clients take from the external authorization server. */
const CLIENT_ENDPOINTS = [
  { name: 'authorization_endpoint', by: 'people' },
  { name: 'token_endpoint', by: 'people' },
  { name: 'jwks_uri', by: 'flyteadmin' },
] as const;

type Endpoint = (typeof LOGIN_ENDPOINTS)[number] | (typeof CLIENT_ENDPOINTS)[number];

/** Whether the discovery document names what a login needs. */
export const endpointsCheck: IdpCheck = {
  id: 'idp-endpoints',
  title: 'endpoints for logins',
  needs: ['idp-discovery'],
  run: async (idp) => judgeEndpoints(await contentOf(idp.discovery), LOGIN_ENDPOINTS, idp),
};

/** flyteadmin reads the keys from this document at start, and hands it on to every client. */
export const metadataCheck: IdpCheck = {
  id: 'idp-metadata',
  title: 'metadata of the authorization server',
  async run(idp) {
    if (idp.metadata === undefined) return skip('its address is no URL');
    const fault = documentFault(await idp.metadata.reply());
    if (fault === undefined) return judgeEndpoints(await contentOf(idp.metadata), CLIENT_ENDPOINTS, idp);
    return fail(`${fault}: flyteadmin exits at start`, ...cureOf(idp.expected));
  },
};

/** Where OpenID Connect has the document, whatever other places an authorization server may know. */
const USUAL_REFERENCE = '.well-known/openid-configuration';

function cureOf({
  auth,
  key,
}: Expected): readonly [remedy: string, more: { readonly rule: string; readonly about: Sourced<string> }] {
  const { metadataUrl } = auth.appAuth.externalAuthServer;
  const more = { rule: 'metadata-url', about: metadataUrl };
  if (metadataUrl.value !== USUAL_REFERENCE)
    return [`set ${key('auth.appAuth.externalAuthServer.metadataUrl')} to "${USUAL_REFERENCE}"`, more];
  return ['correct the URL of the authorization server', { ...more, about: externalBaseUrl(auth) }];
}

function judgeEndpoints(document: JsonObject, endpoints: readonly Endpoint[], { expected }: Idp): Outcome {
  const missing = endpoints.filter(({ name }) => textIn(document, name) === undefined);
  if (missing.length > 0) {
    return fail(
      `the document lacks ${missing.map(({ name }) => name).join(', ')}`,
      'a provider without them cannot be used with Flyte',
    );
  }
  const hidden = endpoints.find(
    ({ name, by }) => by === 'people' && isInternalHost(textIn(document, name) ?? '', expected.namespace),
  );
  if (hidden === undefined) return pass(endpoints.map(({ name }) => name).join(', '));
  return fail(
    `${hidden.name} ${quoted(textIn(document, hidden.name) ?? '')} can be reached inside the cluster alone`,
    'give the provider its public host name (Keycloak: hostname, and hostname-backchannel-dynamic off)',
  );
}

/** Login tokens and access tokens may be signed by keys of different documents. */
export const keysCheck: IdpCheck = {
  id: 'idp-keys',
  title: 'signing keys',
  needs: ['idp-discovery'],
  async run({ discovery, metadata, net }) {
    const documents = metadata === undefined ? [discovery] : [discovery, metadata];
    const urls = await Promise.all(documents.map(async (document) => textIn(await contentOf(document), 'jwks_uri')));
    const counts: string[] = [];
    for (const url of new Set(urls.filter((one) => one !== undefined))) {
      const reply = await fetchPublic(url, net);
      const count = signingKeys(documentIn(reply)).length;
      if (reply.status !== 200 || count === 0) {
        return fail(`${quoted(url)} has no public key for signatures`, 'check jwks_uri at the provider; keys must be RSA or EC');
      }
      counts.push(`${count} at ${url}`);
    }
    return counts.length === 0 ? skip('no document names jwks_uri') : pass(counts.join(', '));
  },
};

const signingKeys = (jwks: JsonObject): readonly JsonObject[] =>
  objectsIn(jwks, 'keys').filter(({ kty, use }) => ['RSA', 'EC', 'OKP'].includes(String(kty)) && use !== 'enc');

/** flytectl and pyflyte always send a code challenge; Entra supports it without a word in its document. */
export const pkceCheck: IdpCheck = {
  id: 'idp-pkce',
  title: 'PKCE for flytectl and pyflyte',
  needs: ['idp-metadata'],
  async run({ metadata }) {
    const methods = metadata && textsIn(await contentOf(metadata), 'code_challenge_methods_supported');
    if (methods === undefined) return skip('the document does not say');
    if (methods.includes('S256')) return pass('S256');
    return fail('the authorization server does not offer S256', 'allow PKCE with S256 at the provider');
  },
};
