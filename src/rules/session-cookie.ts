import { hostOf } from './hosts.ts';
import { publicUris } from './public-uris.ts';
import { defineRule, flyteKey } from './rule.ts';
import { setupOf } from './setup.ts';
import { isFilledIn } from './values.ts';

/** What Go takes for the domain of a cookie; anything else it leaves out, and the cookie is the host's alone (net/http/cookie.go). */
const DOMAIN = /^\.?([a-z0-9-]+\.)*[a-z0-9-]*[a-z][a-z0-9-]*$/i;

export const sessionCookie = defineRule({
  id: 'session-cookie',
  severity: 'error',
  category: 'login',
  summary: 'browsers drop or withhold the login cookies',
  symptom: { component: 'browser', when: 'login', text: 'the login begins anew, again and again' },
  messages: {
    domain: {
      text: 'cookie domain "{found}" does not cover "{host}", so browsers drop the login cookies. use the host, a parent domain of it, or nothing',
      fix: '{at}: {host}',
    },
    strict: {
      text: 'with StrictMode browsers send no cookie after the provider sends people back, so flytectl and pyflyte cannot log in. use DefaultMode or LaxMode',
      fix: '{at}: LaxMode',
      symptom: { component: 'flyteadmin', when: 'CLI call', text: 'Could not detect existing cookie [flyte_auth_code]' },
    },
    strictPage: {
      text: 'with StrictMode browsers send no cookie with the first page after the login. use DefaultMode or LaxMode',
      severity: 'warning',
      fix: '{at}: LaxMode',
    },
    none: 'browsers refuse cookies that are NoneMode and not Secure, which "{insecure}" makes them. remove one of the two',
    insecure: {
      text: '"{at}" is true although people come by https: cookies may travel in clear. remove it',
      severity: 'warning',
      symptom: { component: 'browser', when: 'login', text: 'Set-Cookie without Secure' },
      fix: '{at}: false',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { domain, sameSitePolicy } = setup.auth.userAuth.cookieSetting;
    const { insecureCookieHeader } = setup.security;
    const uris = publicUris(setup);
    const host = uris.map(({ value }) => hostOf(value) ?? '').find((one) => !covers(domain.value, one));
    if (isFilledIn(domain) && DOMAIN.test(domain.value) && host !== undefined)
      report('domain', { at: domain, data: { found: domain.value, host } });
    if (sameSitePolicy.value === 'StrictMode') report(setup.mode === 'Self' ? 'strict' : 'strictPage', { at: sameSitePolicy });
    if (!insecureCookieHeader.value) return;
    const insecure = flyteKey('server.security.insecureCookieHeader');
    if (sameSitePolicy.value === 'NoneMode') report('none', { at: sameSitePolicy, data: { insecure } });
    else if (uris.length > 0 && uris.every(({ value }) => value.startsWith('https:')))
      report('insecure', { at: insecureCookieHeader });
  },
});

/** A cookie for a domain goes to its host and to all hosts below (RFC 6265, section 5.1.3). */
function covers(domain: string, host: string): boolean {
  const wanted = domain.replace(/^\./, '').toLowerCase();
  return host.toLowerCase() === wanted || host.toLowerCase().endsWith(`.${wanted}`);
}
