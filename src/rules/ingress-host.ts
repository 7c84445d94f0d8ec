import { ingressOf } from '../charts/ingress.ts';
import { hostOf, isLocalHost } from './hosts.ts';
import { publicUris } from './public-uris.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { isOwn, isUnfilled } from './values.ts';

export const ingressHost = defineRule({
  id: 'ingress-host',
  severity: 'warning',
  category: 'url',
  summary: 'the ingress takes requests for hosts that are not authorized',
  symptom: { component: 'browser', when: 'login', text: '403; flyteadmin logs: unauthorized redirect URI' },
  messages: {
    other: {
      text: 'the ingress serves "{host}", and the authorized URIs name {known}: nobody can log in at that host. add "https://{host}"',
      fix: 'authorizedUris: ["https://{host}"]',
    },
    scheme: {
      text: 'the ingress serves "{host}" with TLS, and the authorized URI is "{found}": the login comes back by http. write https',
      fix: '{meant}',
    },
    any: {
      text: 'the ingress has no host and takes requests for all of them, while logins work at {known} alone. set "{at}"',
      severity: 'info',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    const ingress = ingressOf(model.release.chart, model.values);
    if (!setup || !ingress) return;
    const uris = publicUris(setup).filter((uri) => isOwn(uri) && !/[*,]/.test(uri.value));
    const known = [...new Set(uris.map(({ value }) => hostOf(value) ?? ''))];
    if (uris.length === 0) return;
    if (ingress.host === undefined) {
      if (ingress.isOwn) report('any', { at: { from: 'chart', path: ingress.path }, data: { known } });
      return;
    }
    const { value: host } = ingress.host;
    if (isUnfilled(host)) return;
    const uri = uris.find(({ value }) => hostOf(value)?.toLowerCase() === host.toLowerCase());
    const isLocal = !isLocalHost(`https://${host}`) && uris.every(({ value }) => isLocalHost(value));
    // That plain http does not go with secure cookies is said of the URL itself.
    const isInsecure = setup.security.insecureCookieHeader.value;
    if (!uri) report('other', { at: ingress.host, data: { host, known }, severity: isLocal ? 'error' : 'warning' });
    else if (ingress.hasTls && isInsecure && uri.value.startsWith('http:'))
      report('scheme', { at: uri, data: { host, found: uri.value, meant: uri.value.replace(/^http:/, 'https:') } });
  },
});
