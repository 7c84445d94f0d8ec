import { linkFrom } from '../../flyte/server-url.ts';
import { isLocalHost } from '../../rules/hosts.ts';
import { textsOf } from '../../rules/values.ts';
import { fail, type Outcome, pass, quoted } from '../check.ts';
import { contentOf } from '../idp/idp.ts';
import { textIn } from '../json.ts';
import { placeOf, type Reply, redirectOf } from '../net/http.ts';
import { ifAnswered } from '../net/network-error.ts';
import { keyOf, type Site, type SiteCheck } from './site.ts';

/** A login that nobody finishes: where flyteadmin sends the browser. */
export const loginCheck: SiteCheck = {
  id: 'flyte-login',
  title: '/login',
  needs: ['flyte-reachable'],
  async run(site) {
    const reply = await site.login();
    const target = redirectOf(reply);
    if (target?.searchParams.has('client_id')) return (await wrongRequest(site, target)) ?? pass(`leads to ${target.origin}`);
    if (reply.status === 403) {
      const remedy = `add ${quoted(site.origin)} to ${keyOf(site, 'auth.authorizedUris')}`;
      return fail('flyteadmin sends nobody back to this host (403)', remedy, { rule: 'authorized-uris-unmatched' });
    }
    return fail(
      target === undefined
        ? `it answers ${reply.status} instead of 307`
        : `it redirects to ${target.origin} without a login request`,
      'turn authentication on, and let the ingress send /login to flyteadmin',
      { rule: 'auth-off' },
    );
  },
};

/** How the login request differs from what the values and the provider want. */
async function wrongRequest(site: Site, target: URL): Promise<Outcome | undefined> {
  const { expected, idp } = site;
  const scopes = (target.searchParams.get('scope') ?? '').split(' ');
  if (!scopes.includes('openid')) {
    const remedy = `add it to ${keyOf(site, 'auth.userAuth.openId.scopes')}`;
    return fail('the login asks for no scope "openid", so that no ID token comes back', remedy, { rule: 'login-scopes' });
  }
  if (expected === undefined || idp === undefined) return undefined;
  const { openId } = expected.auth.userAuth;
  const wanted = { client_id: openId.clientId.value, scope: textsOf(openId.scopes).join(' ') };
  for (const [name, value] of Object.entries(wanted)) {
    const own = target.searchParams.get(name) ?? '';
    if (own !== value) return notDeployed(`the login has ${name} ${quoted(own)}, and the values say ${quoted(value)}`);
  }
  // That the provider does not answer is a finding of its own.
  const discovery = await ifAnswered(contentOf(idp.discovery));
  const endpoint = discovery && textIn(discovery, 'authorization_endpoint');
  const own = placeOf(target.href);
  if (endpoint === undefined || placeOf(endpoint) === own) return undefined;
  return notDeployed(`the login goes to ${quoted(own)}, and the provider in the values has ${quoted(endpoint)}`);
}

/** The difference is between what runs and the values. */
export const notDeployed = (message: string): Outcome =>
  fail(message, 'these values are not what runs: compare with "helm get values", upgrade the release, restart flyteadmin');

/** The provider sends people back to where flyteadmin believes that they came from. */
export const redirectUriCheck: SiteCheck = {
  id: 'flyte-redirect-uri',
  title: 'redirect URI of the login',
  needs: ['flyte-login'],
  async run(site) {
    const uri = redirectOf(await site.login())?.searchParams.get('redirect_uri') ?? '';
    const wanted = linkFrom(site.url, '/callback') ?? '';
    if (uri === wanted) return pass(`${quoted(uri)}, to be registered at the provider`);
    if (URL.canParse(uri) && new URL(uri).origin === site.origin) return pass(`${quoted(uri)} is on this host`);
    return fail(
      `after the login people come back to ${quoted(uri)} instead of ${quoted(wanted)}`,
      `put ${quoted(site.origin)} first in ${keyOf(site, 'auth.authorizedUris')}`,
      { rule: 'authorized-uris-order', about: site.expected?.auth.authorizedUris },
    );
  },
};

const CSRF_COOKIE = 'flyte_csrf_state';

/** The cookie that ties the way back to the browser that set out (flyteadmin/auth/cookie.go). */
export const cookiesCheck: SiteCheck = {
  id: 'flyte-cookies',
  title: 'cookies of the login',
  needs: ['flyte-login'],
  async run(site) {
    const { url } = site;
    const flags = flagsOf(await site.login(), CSRF_COOKIE);
    const key = keyOf(site, 'server.security.insecureCookieHeader');
    if (flags === undefined)
      return fail(`no cookie ${CSRF_COOKIE} comes with it: every login fails with 401`, 'let the ingress pass Set-Cookie on');
    const isSecure = flags.includes('secure');
    if (url.startsWith('https:') && !isSecure) {
      return fail('they lack Secure, so that they also travel in clear', `set ${key} to false`, { rule: 'session-cookie' });
    }
    if (url.startsWith('http:') && isSecure && !isLocalHost(url)) {
      return fail(
        'browsers drop them: they are Secure, and this URL is plain http',
        `serve Flyte with TLS, or set ${key} to true`,
        {
          rule: 'session-cookie',
        },
      );
    }
    return flags.includes('httponly') ? pass(flags.join(', ')) : fail('they lack HttpOnly', 'let no proxy rewrite cookies');
  },
};

/** The attributes of a cookie, in lower case; undefined where it is not set. */
function flagsOf({ headers }: Reply, name: string): readonly string[] | undefined {
  const cookie = headers['set-cookie']?.find((text) => text.startsWith(`${name}=`));
  return cookie
    ?.split(';')
    .slice(1)
    .map((flag) => flag.trim().toLowerCase());
}
