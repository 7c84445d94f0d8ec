import { podNamespace } from '../charts/namespace.ts';
import type { Sourced } from '../core/origin.ts';
import { isListed } from '../flyte/public-url.ts';
import { grpcAuthority, hostHeader, serverUrl } from '../flyte/server-url.ts';
import { hostOf, isInternalHost, isLocalHost } from './hosts.ts';
import { defineRule, flyteKey, type Report } from './rule.ts';
import { serviceName } from './service-processes.ts';
import { type Setup, setupOf } from './setup.ts';
import { isOwn, isUnfilled, textsOf } from './values.ts';

const MESSAGES = {
  caller: {
    text: '{process} calls "{host}", which no authorized URI has, and is sent to "{first}" for its token. add "http://{host}:80"',
    fix: '- http://{host}:80',
  },
  loopback: {
    text: '{process} gets its token from "{found}", where nothing listens in its pod. set "{tokenUrl}"',
    severity: 'error',
    symptom: { component: 'flytepropeller', when: 'workflow run', text: 'connect: connection refused' },
    fix: '{tokenUrl}: http://localhost:8088/oauth2/token',
  },
  shadowed: {
    text: '"{found}" is never chosen: Flyte takes "{taken}", whatever the port. give each its own host, or remove one',
    symptom: { component: 'browser', when: 'login', text: 'the login comes back to another port' },
  },
  namespace: {
    text: '"{found}" names a service in namespace "{theirs}" while the release goes to "{namespace}", so no call has that host. name the right one',
    symptom: { component: 'flyteadmin', when: 'CLI call', text: 'invalid audience' },
    fix: '{meant}',
  },
} as const;

/** Computed as Flyte does it: a host decides, and the first entry stands in for hosts that are not listed. */
export const authorizedUrisUnmatched = defineRule({
  id: 'authorized-uris-unmatched',
  severity: 'warning',
  category: 'url',
  summary: 'an authorized URI matches no call, or a call matches no authorized URI',
  symptom: {
    component: 'flytepropeller',
    when: 'workflow run',
    text: 'failed to get new token: Post "https://…/oauth2/token": dial tcp: i/o timeout',
  },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const uris = textsOf(setup.auth.authorizedUris);
    // Several URLs in one text match nothing at all, which is another rule's finding.
    if (uris.some((uri) => uri.includes(','))) return;
    const winners = winnersOf(uris);
    judgeCallers(setup, uris, report);
    for (const uri of setup.auth.authorizedUris.value.filter(isOwn)) {
      if (isUnfilled(uri.value) || hostOf(uri.value) === undefined) continue;
      judgeShadowed(uri, winners, report);
      judgeNamespace(setup, uri, report);
    }
  },
});

/** Only Flyte's own server sends callers to a URL made from the list; local ones are sent to the public URL on purpose. */
function judgeCallers(setup: Setup, uris: readonly string[], report: Report<typeof MESSAGES>): void {
  const [first] = uris;
  if (setup.mode !== 'Self' || !first || isUnfilled(first)) return;
  for (const { process, admin } of setup.callers) {
    const authority = grpcAuthority(admin.endpoint.value) ?? '';
    const host = hostOf(`http://${authority}`);
    if (!host) continue;
    const url = `http://${host}`;
    const name = serviceName(process.name);
    const isTold = admin.tokenUrl.value !== '';
    if (isLocalHost(url)) judgeLocal(setup, name, isTold ? admin.tokenUrl : serverUrl(setup.auth, authority), report);
    else if (!isTold && isInternalHost(url, setup.model.release.namespace) && !isListed(uris, authority))
      report('caller', { at: { missing: ['auth', 'authorizedUris'] }, data: { process: name, host, first } });
  }
}

/** In the pod "localhost" is the pod itself, and not the machine whose port leads to Flyte. */
function judgeLocal(
  { security }: Setup,
  process: string,
  asked: Sourced<string> | undefined,
  report: Report<typeof MESSAGES>,
): void {
  if (asked === undefined || !isLocalHost(asked.value)) return;
  const speaksHttp = asked.value.startsWith('http:') || security.secure.value;
  if (speaksHttp && portOf(asked.value) === HTTP_PORT) return;
  report('loopback', { at: asked, data: { process, found: asked.value, tokenUrl: flyteKey('admin.tokenUrl') } });
}

/** Where flyteadmin listens for HTTP in its pod. */
const HTTP_PORT = '8088';

/** The entries that Flyte takes for every call to their host: the first one with https, whatever the port of the call. */
function winnersOf(uris: readonly string[]): ReadonlyMap<string, string> {
  const winners = new Map<string, string>();
  for (const uri of uris) {
    const host = hostOf(uri) ?? '';
    if (uri.startsWith('https:') && !winners.has(host)) winners.set(host, uri);
  }
  return winners;
}

/** An entry with http is a fallback that does no harm. */
function judgeShadowed(uri: Sourced<string>, winners: ReadonlyMap<string, string>, report: Report<typeof MESSAGES>): void {
  const taken = winners.get(hostOf(uri.value) ?? '');
  const isLost = taken !== undefined && uri.value.startsWith('https:') && portOf(taken) !== portOf(uri.value);
  if (isLost) report('shadowed', { at: uri, data: { found: uri.value, taken } });
}

const portOf = (url: string): string => /:(\d+)$/.exec(hostHeader(url) ?? '')?.[1] ?? '';

function judgeNamespace({ model, auth }: Setup, uri: Sourced<string>, report: Report<typeof MESSAGES>): void {
  const [, service = '', theirs = ''] =
    /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(\.cluster\.local)?$/.exec(hostOf(uri.value) ?? '') ?? [];
  const namespace = podNamespace(model.release, model.values);
  if (service !== 'flyteadmin' || theirs === namespace) return;
  const meant = uri.value.replace(`.${theirs}.svc`, `.${namespace}.svc`);
  // Without it being needed by anybody, the dead name is merely untidy.
  const isOnlyOne = !auth.authorizedUris.value.some(({ value }) => value !== uri.value && isInternalHost(value, namespace));
  report('namespace', {
    at: uri,
    severity: isOnlyOne ? 'warning' : 'info',
    data: { found: uri.value, theirs, namespace, meant },
  });
}
