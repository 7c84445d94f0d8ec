import { fail, pass, quoted, skip } from '../check.ts';
import type { NetSettings } from '../net/dial.ts';
import { GrpcStatus } from '../net/grpc.ts';
import { get, redirectOf } from '../net/http.ts';
import { ifAnswered } from '../net/network-error.ts';
import { MOST_SKEW_SECONDS } from '../skew.ts';
import type { SiteCheck } from './site.ts';

/** Any answer will do, unless it leads to the same host by another scheme or port. */
export const reachableCheck: SiteCheck = {
  id: 'flyte-reachable',
  title: 'somebody answers',
  async run(site) {
    const reply = await site.page('health');
    const { origin } = redirectOf(reply) ?? reply.url;
    if (origin !== site.origin && new URL(origin).hostname === reply.url.hostname)
      return fail(`${site.url} leads to ${quoted(origin)}`, `call it there: --url ${origin}`);
    return pass(`${site.url} answers with ${reply.status}`);
  },
};

/** The page that Kubernetes and load balancers ask for; it needs no token. */
export const healthCheck: SiteCheck = {
  id: 'flyte-healthcheck',
  title: '/healthcheck',
  needs: ['flyte-reachable'],
  async run(site) {
    const { status } = await site.page('health');
    if (status === 200) return pass('200');
    return fail(`it answers ${status} instead of 200`, 'check the host name, the ingress and whether flyteadmin is ready');
  },
};

/** Both exist with authentication alone, and the browser comes back to the first. */
export const routesCheck: SiteCheck = {
  id: 'flyte-routes',
  title: '/callback and /logout',
  needs: ['flyte-login'],
  async run(site) {
    const pages = [
      { path: '/callback', status: (await site.page('callback')).status, right: [401] },
      { path: '/logout', status: (await site.page('logout')).status, right: [200, 307] },
    ];
    const wrong = pages.find(({ status, right }) => !right.includes(status));
    if (wrong === undefined) return pass('both reach flyteadmin');
    return fail(
      `${wrong.path} answers ${wrong.status} instead of ${wrong.right.join(' or ')}`,
      'let the ingress send /login, /callback and /logout to flyteadmin',
    );
  },
};

/** An origin that no Flyte is asked from. */
const FOREIGN = 'https://origin.invalid';

/** flyteadmin allows every origin without cookies, or the listed ones; only a proxy may do worse. */
export const corsCheck: SiteCheck = {
  id: 'flyte-cors',
  title: 'other web sites',
  needs: ['flyte-reachable'],
  async run({ url, net }) {
    const { headers } = await get(`${url}/me`, { accept: 'application/json', origin: FOREIGN }, net);
    const isOpen = headers['access-control-allow-origin'] === FOREIGN && headers['access-control-allow-credentials'] === 'true';
    if (!isOpen) return pass('may not act with the cookies of people');
    return fail(
      'any web site may call Flyte with the cookies of whoever visits it',
      'let the ingress name the origins that may (nginx: cors-allow-origin), or set no CORS headers at all',
    );
  },
};

/** Every token has the time of the provider and is judged by that of Flyte. */
export const clockCheck: SiteCheck = {
  id: 'flyte-clock',
  title: 'clocks of Flyte and the provider',
  needs: ['flyte-reachable'],
  async run({ idp, url, net }) {
    if (idp === undefined) return skip('no provider is known');
    // Asked anew one after the other, so that little time passes between them.
    const theirs = await clockOf(idp.discovery.url, net);
    const own = await clockOf(`${url}/healthcheck`, net);
    if (theirs === undefined || own === undefined) return skip('one of them does not tell the time');
    const skew = Math.round(Math.abs(theirs - own) / 1000);
    if (skew <= MOST_SKEW_SECONDS) return pass('less than a minute apart');
    const consequence = 'flyteadmin refuses tokens as expired or used before issued';
    return fail(`they are ${skew} seconds apart: ${consequence}`, 'set the clocks (NTP)');
  },
};

/** The time of a server; a copy out of a cache tells its age besides. */
async function clockOf(url: string, net: NetSettings): Promise<number | undefined> {
  const reply = await ifAnswered(get(url, { accept: 'application/json' }, net));
  const time = Date.parse(reply?.headers.date ?? '') + Number(reply?.headers.age ?? 0) * 1000;
  return Number.isNaN(time) ? undefined : time;
}

/** What every client asks first, over gRPC. */
export const grpcCheck: SiteCheck = {
  id: 'flyte-grpc',
  title: 'gRPC',
  needs: ['flyte-reachable'],
  async run(site) {
    const { status, httpStatus, message } = await site.grpc('AuthMetadataService/GetPublicClientConfig');
    if (status === GrpcStatus.ok) return pass('flyteidl.service.AuthMetadataService answers');
    if (status === GrpcStatus.unimplemented && message.includes('unknown service')) {
      return fail('flyteadmin has no AuthMetadataService: it runs without authentication', 'turn authentication on', {
        rule: 'auth-off',
      });
    }
    return fail(
      `flyteidl.service.AuthMetadataService answers with ${status === undefined ? `HTTP ${httpStatus}` : `gRPC status ${status} ${quoted(message)}`}`,
      'let the ingress send gRPC (HTTP/2) for flyteidl.service.* to the gRPC port of flyteadmin',
    );
  },
};
