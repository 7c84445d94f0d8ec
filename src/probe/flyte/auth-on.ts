import { fail, type Outcome, pass, quoted, skip } from '../check.ts';
import { jsonObject } from '../json.ts';
import { GrpcStatus } from '../net/grpc.ts';
import { type Reply, redirectOf } from '../net/http.ts';
import { gatewayCode, keyOf, type Site, type SiteCheck } from './site.ts';

/** The question that everything else serves: does flyteadmin refuse who has no token? */
export const authOnCheck: SiteCheck = {
  id: 'flyte-auth-on',
  title: 'authentication is on (HTTP)',
  needs: ['flyte-reachable'],
  async run(site) {
    const reply = await site.page('projects');
    if (reply.status === 401 && gatewayCode(reply) === GrpcStatus.unauthenticated)
      return pass('a call without a token is refused');
    if (reply.status === 200 && jsonObject(reply.text) !== undefined) return open(site, await causeOf(site));
    return unclear(reply);
  },
};

/** The same over gRPC, which flytectl, pyflyte and flytepropeller use; it may have an ingress and a switch of its own. */
export const grpcAuthCheck: SiteCheck = {
  id: 'flyte-grpc-auth-on',
  title: 'authentication is on (gRPC)',
  needs: ['flyte-reachable'],
  async run(site) {
    const { status, httpStatus } = await site.grpc('AdminService/ListProjects');
    if (status === GrpcStatus.unauthenticated) return pass('a call without a token is refused');
    if (status === GrpcStatus.ok) return open(site, await grpcCauseOf(site));
    const what = status === undefined ? `HTTP ${httpStatus} instead of gRPC` : `gRPC status ${status}`;
    return fail(
      `calls of flyteidl.service.AdminService answer with ${what}`,
      'let the ingress send gRPC (HTTP/2) for flyteidl.service.* to the gRPC port of flyteadmin',
    );
  },
};

/** The identity service exists with authentication alone, and answers nobody in particular where HTTP is left open. */
export const meCheck: SiteCheck = {
  id: 'flyte-me',
  title: '/me',
  needs: ['flyte-reachable'],
  async run(site) {
    const reply = await site.page('me');
    if (reply.status === 401 && gatewayCode(reply) === GrpcStatus.unauthenticated)
      return pass('a call without a token is refused');
    if (await runsWithoutAuth(site)) return fail('flyteadmin knows no identities', switchOn(site));
    if (reply.status === 200 && jsonObject(reply.text) !== undefined) return fail('it answers without a token', closeHttp(site));
    return unclear(reply);
  },
};

/** Whether flyteadmin has started without its identity service (flyteadmin/pkg/server/service.go). */
export const runsWithoutAuth = async (site: Site): Promise<boolean> =>
  gatewayCode(await site.page('me')) === GrpcStatus.unimplemented;

interface Cause {
  readonly why: string;
  readonly remedy: string;
  readonly rule: string;
}

const open = ({ url }: Site, { why, remedy, rule }: Cause): Outcome =>
  fail(`AUTHENTICATION IS OFF: anybody who reaches ${url} may use Flyte; ${why}`, remedy, { rule });

async function causeOf(site: Site): Promise<Cause> {
  return (await runsWithoutAuth(site))
    ? noAuth(site)
    : { why: 'flyteadmin lets HTTP pass', remedy: closeHttp(site), rule: 'auth-bypass' };
}

async function grpcCauseOf(site: Site): Promise<Cause> {
  const { status } = await site.grpc('AuthMetadataService/GetPublicClientConfig');
  if (status === GrpcStatus.unimplemented) return noAuth(site);
  return { why: 'flyteadmin lets gRPC pass', remedy: `set ${keyOf(site, 'auth.disableForGrpc')} to false`, rule: 'auth-bypass' };
}

const noAuth = (site: Site): Cause => ({ why: 'flyteadmin runs without it', remedy: switchOn(site), rule: 'auth-off' });

/** Values that turn it on are not what runs. */
function switchOn(site: Site): string {
  if (site.expected?.security.useAuth.value) {
    return 'the values given turn it on, so they are not what runs: compare with "helm get values", upgrade the release, restart flyteadmin';
  }
  return `set ${keyOf(site, 'server.security.useAuth')} to true; "flyte-auth-config validate" finds where it stands at the wrong place`;
}

const closeHttp = (site: Site): string => `set ${keyOf(site, 'auth.disableForHttp')} to false`;

/** An answer that does not come from flyteadmin says nothing about it. */
function unclear(reply: Reply): Outcome {
  const { status } = reply;
  const target = redirectOf(reply);
  if (target !== undefined)
    return skip(`something before Flyte redirects to ${target.origin}; what Flyte itself does cannot be seen from here`);
  if (status === 401 || status === 403)
    return skip(`something before Flyte refuses the call (${status}); what Flyte itself does cannot be seen from here`);
  if (status === 404)
    return fail('no Flyte answers there (404)', 'let the ingress send /api and /me to flyteadmin; Flyte 2 has no such API');
  if (status === 200)
    return skip(`the answer is no JSON (${quoted(reply.headers['content-type'] ?? '')}): is this the URL of Flyte?`);
  return fail(`an error comes back (${status})`, 'the logs of the ingress and of flyteadmin say more');
}
