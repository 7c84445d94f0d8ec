import type { ChartName, Manifests } from '../charts/chart.ts';
import { chartOf } from '../charts/index.ts';
import { innerChart } from '../charts/inner-chart.ts';
import { podNamespace } from '../charts/namespace.ts';
import type { Path } from '../core/origin.ts';
import { at, type MapNode, type Node } from '../core/tree.ts';
import type { AdminConfig, AuthConfig } from '../flyte/config.ts';
import type { LoadedProcess, ReleaseModel } from '../flyte/model.ts';
import { HelmError } from '../helm/failure.ts';
import type { SetupChart } from '../questions/answers.ts';
import type { AuthSetup, CliClient, ExternalSetup, InternalSetup, SecretsKept } from './setup.ts';
import { OIDC_SECRET_VARIABLE } from './values/flyte-core.ts';

/** Where each chart keeps what a set-up is read from beside Flyte's own configuration. */
const PLACES: Readonly<
  Record<
    SetupChart,
    {
      readonly server: string;
      /** Who logs in with client credentials, all in the same way. */
      readonly callers: readonly string[];
      readonly kept: (values: Node, manifests: Manifests | undefined) => SecretsKept;
    }
  >
> = {
  'flyte-binary': { server: 'flyte', callers: ['flyte'], kept: keptByBinary },
  'flyte-core': { server: 'flyteadmin', callers: ['flytepropeller', 'flytescheduler', 'syncresources'], kept: keptByCore },
};

/**
 * Reads a set-up back from what Flyte makes of the values, also inside of an umbrella chart; undefined where they are no working
 * set-up: Helm or Flyte refuses them, authentication is off, or a part is missing. The reverse of writing: what was written is read again.
 * With `hashElsewhere` the hash may be missing, for values that name a Secret with configuration.
 */
export function setupOf(model: ReleaseModel, hashElsewhere = false): AuthSetup | undefined {
  const chart = innerChart(model.release.chart);
  const flyteadmin = loaded(model, PLACES[chart].server);
  const [caller] = callersIn(model);
  if (!flyteadmin?.security.useAuth.value || caller?.error !== undefined) return undefined;
  const common = {
    chart,
    chartVersion: model.release.chartVersion,
    release: model.release.name,
    ...namespacesOf(model),
  };
  const setup = tokensOf(
    { ...common, secrets: secretsKept(model), ...loginOf(flyteadmin.auth) },
    flyteadmin.auth,
    (caller ?? flyteadmin).admin,
  );
  return setup.mode === 'internal' && setup.propeller.hash === '' && !hashElsewhere ? undefined : setup;
}

/** Where the pods of a release are, and Helm's own record of it. */
export function namespacesOf({
  release,
  values,
}: Pick<ReleaseModel, 'release' | 'values'>): Pick<AuthSetup, 'namespace' | 'releaseNamespace'> {
  const namespace = podNamespace(release, values);
  return { namespace, ...(namespace !== release.namespace && { releaseNamespace: release.namespace }) };
}

/** The processes that log in with client credentials; a control plane may have none. */
export function callersIn({ release, processes }: ReleaseModel): readonly LoadedProcess[] {
  const { callers } = PLACES[innerChart(release.chart)];
  return callers.flatMap((caller) => processes.find(({ name }) => name === caller) ?? []);
}

/** Where values leave the client secrets, whatever else they say, and whether Helm can render them or not. */
export function secretsKept({ release, manifests, values, userValues }: ReleaseModel): SecretsKept {
  const whole = manifests ? values : coalesced(release.chart, userValues);
  return whole ? PLACES[innerChart(release.chart)].kept(whole, manifests) : { kept: 'values' };
}

function coalesced(chart: ChartName, userValues: MapNode): Node | undefined {
  try {
    return chartOf(chart).coalesce(userValues);
  } catch (error) {
    if (error instanceof HelmError) return undefined;
    throw error;
  }
}

const loaded = (model: ReleaseModel, name: string): LoadedProcess | undefined =>
  model.processes.find((process) => process.name === name && process.error === undefined);

function loginOf({ authorizedUris, userAuth: { openId } }: AuthConfig) {
  return {
    url: authorizedUris.value[0]?.value ?? '',
    issuer: openId.baseUrl.value,
    openId: { clientId: openId.clientId.value, scopes: texts(openId.scopes) },
  };
}

type Login = Omit<InternalSetup, 'mode' | 'flyteClient' | 'propeller'>;

function tokensOf(login: Login, { appAuth }: AuthConfig, admin: AdminConfig): AuthSetup {
  const { clientId, redirectUri, scopes } = appAuth.thirdPartyConfig.flyteClient;
  const flyteClient: CliClient = { clientId: clientId.value, redirectUri: redirectUri.value, scopes: texts(scopes) };
  return appAuth.authServerType.value === 'Self'
    ? internalOf(login, flyteClient, appAuth, admin)
    : externalOf(login, flyteClient, appAuth, admin);
}

function internalOf(
  login: Login,
  flyteClient: CliClient,
  { selfAuthServer }: AuthConfig['appAuth'],
  admin: AdminConfig,
): InternalSetup {
  const clientId = admin.clientId.value;
  const hash = selfAuthServer.staticClients.value.get(clientId)?.value.client_secret.value ?? '';
  return { ...login, mode: 'internal', flyteClient, propeller: { clientId, hash } };
}

function externalOf(login: Login, flyteClient: CliClient, appAuth: AuthConfig['appAuth'], admin: AdminConfig): ExternalSetup {
  const { metadataUrl, allowedAudience } = appAuth.externalAuthServer;
  const cliAudience = filled(appAuth.thirdPartyConfig.flyteClient.audience.value);
  return {
    ...login,
    mode: 'external',
    metadataUrl: filled(metadataUrl.value),
    allowedAudience: texts(allowedAudience),
    flyteClient: { ...flyteClient, audience: cliAudience },
    propeller: {
      clientId: admin.clientId.value,
      // Without scopes of its own flytepropeller asks for those of the CLIs.
      scopes: admin.scopes.value.length > 0 ? texts(admin.scopes) : flyteClient.scopes,
      audience: admin.useAudienceFromAdmin.value ? cliAudience : filled(admin.audience.value),
    },
  };
}

function keptByBinary(values: Node, manifests: Manifests | undefined): SecretsKept {
  const written = at(values, SECRET_REF);
  const name = textAt(values, SECRET_REF);
  // The chart reads the name as a template.
  const printed = manifests?.workloads
    .flatMap(({ secretMounts }) => secretMounts)
    .find(({ origin }) => origin === written?.origin);
  return name === '' ? { kept: 'values' } : { kept: 'outside', name: printed?.value ?? name };
}

const SECRET_REF = ['configuration', 'auth', 'clientSecretsExternalSecretRef'];

function keptByCore(values: Node): SecretsKept {
  const credentials = ['secrets', 'adminOauthClientCredentials'];
  if (textAt(values, [...credentials, 'clientSecret']) !== '') return { kept: 'values' };
  const env = at(values, ['flyteadmin', 'env']);
  const variables = env?.kind === 'list' ? env.items : [];
  const oidc = variables.find((variable) => textAt(variable, ['name']) === OIDC_SECRET_VARIABLE);
  const name = oidc && textAt(oidc, ['valueFrom', 'secretKeyRef', 'name']);
  return { kept: 'outside', name: name || textAt(values, [...credentials, 'secretName']) };
}

/** A scalar as text; empty where there is none. */
function textAt(node: Node, path: Path): string {
  const found = at(node, path);
  return found?.kind === 'scalar' ? String(found.value ?? '') : '';
}

const texts = ({ value }: { readonly value: readonly { readonly value: string }[] }): readonly string[] =>
  value.map((item) => item.value);

const filled = (text: string): string | undefined => (text === '' ? undefined : text);
