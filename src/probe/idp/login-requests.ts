import { callbackUrl } from '../../flyte/server-url.ts';
import { textsOf } from '../../rules/values.ts';
import { type Outcome, quoted, skip } from '../check.ts';
import { textIn } from '../json.ts';
import { get } from '../net/http.ts';
import { type AuthorizeRequest, authorizeUrl, judgeAuthorize, type Remedies } from './authorize.ts';
import { contentOf, type Document, type Idp, type IdpCheck } from './idp.ts';

/** The request of the console, as flyteadmin makes it. */
export const webLoginCheck: IdpCheck = {
  id: 'idp-web-login',
  title: 'login request of the console',
  needs: ['idp-endpoints'],
  async run(idp) {
    const { clientId, scopes } = idp.expected.auth.userAuth.openId;
    const redirectUri = idp.publicUrl && callbackUrl(idp.publicUrl);
    if (!redirectUri) return skip('no public URL is known: give --url');
    const request = { clientId: clientId.value, redirectUri, scopes: textsOf(scopes), audience: '', pkce: false };
    return tryLogin(idp, idp.discovery, request, {
      redirect: `register ${quoted(redirectUri)} as a redirect URI of the client ${quoted(clientId.value)}`,
      client: `set ${idp.expected.key('auth.userAuth.openId.clientId')} to the id of the web client at the provider, and allow it the code grant`,
      scope: `let ${idp.expected.key('auth.userAuth.openId.scopes')} hold scopes that the provider knows`,
      other: 'the log of the provider says more',
    });
  },
};

/** The request of flytectl and pyflyte, which go to the external authorization server themselves. */
export const cliLoginCheck: IdpCheck = {
  id: 'idp-cli-login',
  title: 'login request of flytectl and pyflyte',
  needs: ['idp-metadata'],
  async run(idp) {
    const { clientId, redirectUri, scopes, audience } = idp.expected.auth.appAuth.thirdPartyConfig.flyteClient;
    const client = 'auth.appAuth.thirdPartyConfig.flyteClient';
    const request = {
      clientId: clientId.value,
      redirectUri: redirectUri.value,
      scopes: textsOf(scopes),
      audience: audience.value,
      pkce: true,
    };
    return tryLogin(idp, idp.metadata, request, {
      redirect: `register ${quoted(redirectUri.value)} as a redirect URI of the client ${quoted(clientId.value)}`,
      client: `set ${idp.expected.key(`${client}.clientId`)} to the id of the native client at the provider, without a secret`,
      scope: `create these scopes at the provider, or correct ${idp.expected.key(`${client}.scopes`)}`,
      other: 'the log of the provider says more',
    });
  },
};

async function tryLogin(
  { net }: Idp,
  document: Document | undefined,
  request: AuthorizeRequest,
  remedies: Remedies,
): Promise<Outcome> {
  const endpoint = document && textIn(await contentOf(document), 'authorization_endpoint');
  if (endpoint === undefined || !URL.canParse(endpoint)) return skip('authorization_endpoint is no URL');
  return judgeAuthorize(await get(authorizeUrl(endpoint, request), { accept: 'text/html' }, net), request, remedies);
}
