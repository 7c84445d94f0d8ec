import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { fieldPlace, flyteClientOf, staticClient } from './static-clients.ts';
import { isUnfilled, textsOf } from './values.ts';

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];
const STANDARD = 'http://localhost:53593/callback';

const UNREGISTERED = {
  component: 'browser',
  when: 'CLI call',
  text: "The 'redirect_uri' parameter does not match any of the OAuth 2.0 Client's pre-registered redirect urls.",
} as const;

/** flytectl listens itself at the redirect URI while the browser is open. */
export const redirectUri = defineRule({
  id: 'redirect-uri',
  severity: 'error',
  category: 'client',
  summary: 'flytectl cannot listen at its redirect URI, or the server does not know it',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'listen tcp: address localhost: missing port in address' },
  messages: {
    form: {
      text: 'redirect URI "{found}" {why}. flytectl listens there itself: it takes http, a local host, a port and a path',
      fix: STANDARD,
    },
    none: {
      text: 'client "{id}" has no redirect_uris, so that "{found}" is refused. list it there',
      symptom: UNREGISTERED,
    },
    unknown: {
      text: 'redirect URI "{found}" is none of client "{id}": {known}. use one of them',
      symptom: UNREGISTERED,
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { redirectUri: at, clientId } = flyteClientOf(setup);
    if (isUnfilled(at.value)) return;
    const why = faultOf(at.value);
    if (why) return report('form', { at, data: { found: at.value, why }, replace: { with: STANDARD, safe: false } });
    const id = clientId.value;
    const client = setup.mode === 'Self' ? staticClient(setup, id) : undefined;
    if (!client) return;
    const known = textsOf(client.redirect_uris);
    const data = { found: at.value, id };
    if (known.length === 0) report('none', { ...fieldPlace(setup, id, 'redirect_uris'), data });
    else if (!known.some((uri) => matches(uri, at.value))) report('unknown', { at, data: { ...data, known } });
  },
});

function faultOf(uri: string): string | undefined {
  if (uri === '') return 'is empty';
  if (!URL.canParse(uri)) return 'is no URL';
  const url = new URL(uri);
  if (url.protocol !== 'http:') return `has the scheme "${url.protocol.slice(0, -1)}"`;
  if (!LOCAL.includes(url.hostname)) return `names the host "${url.hostname}"`;
  if (!/^http:\/\/[^/]*:\d+/.test(uri)) return 'has no port';
  return /^http:\/\/[^/]+\//.test(uri) ? undefined : 'has no path';
}

/** Exact, but for the port of loopback addresses (fosite authorize_helper.go). */
function matches(known: string, uri: string): boolean {
  const portless = (text: string) => text.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\])):\d+/, '$1');
  return known === uri || (portless(known) === portless(uri) && /^http:\/\/(127\.0\.0\.1|\[::1\])/.test(uri));
}
