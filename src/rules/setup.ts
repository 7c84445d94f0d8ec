import { placeIn } from '../charts/places.ts';
import { valuesPathOf } from '../charts/where.ts';
import type { Path, Sourced } from '../core/origin.ts';
import { at, isNull, type Node, toPlain } from '../core/tree.ts';
import { isSelfIssuer } from '../flyte/audience.ts';
import type { AdminConfig, AuthConfig, SecurityConfig } from '../flyte/config.ts';
import { externalBaseUrl } from '../flyte/metadata-url.ts';
import type { LoadedProcess, ReleaseModel } from '../flyte/model.ts';
import { type TokenRequest, tokenRequest } from '../flyte/propeller.ts';
import { grpcAuthority } from '../flyte/server-url.ts';
import { type IssuerVerdict, recogniseIssuer } from '../idps/recognise.ts';
import { hostOf, isInternalHost, isLocalHost } from './hosts.ts';
import { isFilledIn, isOwn, isUnfilled } from './values.ts';

export type Mode = 'Self' | 'External';

/** A process that calls flyteadmin with client credentials: flytepropeller, flytescheduler, or flyte-binary itself. */
export interface Caller {
  readonly process: LoadedProcess;
  readonly admin: AdminConfig;
  /** What it asks the token endpoint for, and with which secret. */
  readonly request: TokenRequest;
}

/** A release whose server is meant to authenticate, with the questions answered that nearly every rule asks first. */
export interface Setup {
  readonly model: ReleaseModel;
  readonly server: LoadedProcess;
  readonly auth: AuthConfig;
  readonly security: SecurityConfig;
  /** The mode that is meant, which is the one in force unless the rule external-switch objects. */
  readonly mode: Mode;
  readonly callers: readonly Caller[];
  /** What the form of the login issuer (`openId.baseUrl`) tells; undefined where there is none yet. */
  readonly login: IssuerVerdict | undefined;
  /** The same of whoever issues access tokens in External mode. */
  readonly tokens: TokenIssuer | undefined;
}

export interface TokenIssuer {
  readonly url: Sourced<string>;
  readonly verdict: IssuerVerdict;
}

const known = new WeakMap<ReleaseModel, Setup | undefined>();

/** The authentication that is meant in a release; undefined where none is, or where Helm or Flyte's loader already refuse. */
export function setupOf(model: ReleaseModel): Setup | undefined {
  if (!known.has(model)) known.set(model, makeSetup(model));
  return known.get(model);
}

function makeSetup(model: ReleaseModel): Setup | undefined {
  const server = serverOf(model);
  if (server === undefined || isUnreadable(server) || !authIsMeant(model, server) || !isRendered(model, server)) return undefined;
  const mode = modeOf(server);
  if (mode === undefined) return undefined;
  const login = verdictOf(server.auth.userAuth.openId.baseUrl);
  const tokens = mode === 'External' ? tokenIssuerOf(server.auth) : undefined;
  return {
    model,
    server,
    auth: server.auth,
    security: server.security,
    mode,
    callers: callersOf(model, server.auth),
    login,
    tokens,
  };
}

const verdictOf = (url: Sourced<string>): IssuerVerdict | undefined => (isFilledIn(url) ? recogniseIssuer(url.value) : undefined);

function tokenIssuerOf(auth: AuthConfig): TokenIssuer | undefined {
  const url = externalBaseUrl(auth);
  const verdict = verdictOf(url);
  return verdict && { url, verdict };
}

/** Whether the loader refused the value of a setting of `auth`, or an item of it, so that the decoded one is only a default. */
export const isRefused = ({ server }: Setup, path: string): boolean =>
  server.decodeErrors.some(
    ({ section, path: refused }) => section === 'auth' && (refused === path || refused.startsWith(`${path}[`)),
  );

/** Whether a whole configuration file is none, so that what it says is not known; single settings are judged without those refused. */
const isUnreadable = ({ error, decodeErrors }: LoadedProcess): boolean => error !== undefined && decodeErrors.length === 0;

/** The process that serves logins and checks tokens. */
export const serverOf = (model: ReleaseModel): LoadedProcess | undefined =>
  model.processes.find((process) => process.sections.includes('auth'));

/** The processes that log in with client credentials; without a server in the release, nothing is known of what it would tell them. */
export const callersOf = (model: ReleaseModel, server?: AuthConfig): readonly Caller[] =>
  model.processes.flatMap((process) => {
    const reads = process.sections.includes('admin') && !isUnreadable(process);
    const request = reads ? tokenRequest(process.admin, server) : undefined;
    return request ? [{ process, admin: process.admin, request }] : [];
  });

/** Whether authentication is on, or the user wrote enough of it that it should be. */
const authIsMeant = (model: ReleaseModel, server: LoadedProcess): boolean =>
  server.security.useAuth.value || evidenceOfAuth(model, server).length > 0;

/** Settings that nobody writes who does not want authentication. */
const EVIDENCE = [
  'auth.userAuth.openId.baseUrl',
  'auth.userAuth.openId.clientId',
  'auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  'auth.appAuth.externalAuthServer',
  'secrets.oidc_client_secret',
].map((path) => path.split('.'));

/** Where the user's files show that authentication is wanted. */
export function evidenceOfAuth(model: ReleaseModel, server: LoadedProcess): readonly (Node | Sourced<unknown>)[] {
  const paths = EVIDENCE.map((path) => valuesPathOf(model.release.chart, path));
  const written = paths.filter((path) => !repeatsPreset(model, path)).map((path) => at(model.userValues, path));
  return [...written.filter(isFilled), ...ownLeaves(server).filter((leaf) => !isPreset(model, leaf))];
}

/** Whether the user's values only say what the chart says anyway: a copy of its values.yaml shows no intention. */
function repeatsPreset({ userValues, presetAt }: ReleaseModel, path: Path): boolean {
  const own = at(userValues, path);
  const preset = presetAt(path);
  return own !== undefined && preset !== undefined && JSON.stringify(toPlain(own)) === JSON.stringify(toPlain(preset));
}

const isPreset = (model: ReleaseModel, { origin }: Sourced<unknown>): boolean =>
  origin.from === 'file' && repeatsPreset(model, origin.path);

/** A form that was never filled in, as in the starter files beside the charts, is no intention either. */
const isFilled = (node: Node | undefined): node is Node =>
  node !== undefined &&
  !isNull(node) &&
  !(node.kind === 'scalar' && (node.value === '' || isUnfilled(String(node.value)))) &&
  !(node.kind === 'map' && node.entries.size === 0);

function ownLeaves({ auth }: LoadedProcess): readonly Sourced<unknown>[] {
  const { openId } = auth.userAuth;
  const { authServerType, externalAuthServer } = auth.appAuth;
  const leaves = [
    openId.baseUrl,
    openId.clientId,
    authServerType,
    externalAuthServer.baseUrl,
    externalAuthServer.allowedAudience,
  ];
  return leaves.filter(({ origin }) => origin.from === 'file' || origin.from === 'flag');
}

/** Switched off, flyte-binary renders nothing of what its values say about authentication: there is nothing to judge then. */
const isRendered = ({ release: { chart } }: ReleaseModel, server: LoadedProcess): boolean =>
  server.security.useAuth.value || (placeIn(chart, 'authSwitch') === undefined && ownLeaves(server).length > 0);

/** Whether an external server is configured; that it is not switched on is a finding of its own. */
const isExternalMeant = ({ appAuth: { externalAuthServer } }: AuthConfig): boolean =>
  [externalAuthServer.baseUrl, externalAuthServer.allowedAudience, externalAuthServer.metadataUrl].some(isOwn);

/** Who is meant to issue access tokens; undefined where the loader refuses the word for it. */
function modeOf(server: LoadedProcess): Mode | undefined {
  const refused = server.decodeErrors.some(({ path }) => path === 'appAuth.authServerType');
  if (refused) return undefined;
  return isSelfIssuer(server.auth) && !isExternalMeant(server.auth) ? 'Self' : 'External';
}

/**
 * Whether a release is the part of a multi-cluster set-up that runs workflows alone: it has no flyteadmin, or its callers are sent to
 * another one while nothing is said about the logins of its own.
 */
export function isDataPlane(model: ReleaseModel): boolean {
  const server = serverOf(model);
  const callers = model.processes.filter((process) => process !== server && process.sections.includes('admin'));
  if (server === undefined) return callers.length > 0;
  return !authIsMeant(model, server) && callers.some(({ admin }) => callsOutside(admin, model.release.namespace));
}

function callsOutside({ endpoint }: AdminConfig, namespace: string): boolean {
  const url = `http://${grpcAuthority(endpoint.value) ?? ''}`;
  return isOwn(endpoint) && hostOf(url) !== '' && !isLocalHost(url) && !isInternalHost(url, namespace);
}
