import { UsageError } from '../core/errors.ts';
import { profileOf } from '../idps/index.ts';
import { issuerFor } from '../idps/issuer.ts';
import { CLI_REDIRECT_URI } from '../idps/steps.ts';
import type { Answers, SetupChart } from '../questions/answers.ts';

/** Where the client secrets live: in the values file, or in Secrets that Helm does not make. */
export type SecretsKept =
  | { readonly kept: 'values' }
  /** `config`: the Secret with the configuration file that holds flytepropeller's hash, where the values do not hold it. */
  | { readonly kept: 'outside'; readonly name: string; readonly config?: string };

/** What flytectl and pyflyte are told by the server. */
export interface CliClient {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
}

interface CommonSetup {
  readonly chart: SetupChart;
  readonly chartVersion: string;
  readonly release: string;
  /** Of the pods and their Secrets. */
  readonly namespace: string;
  /** Where Helm keeps the release, if that is another namespace. */
  readonly releaseNamespace?: string;
  /** Whether Argo CD brings the release to the cluster. */
  readonly isArgo?: boolean;
  /** Public URL of Flyte, without a final slash. */
  readonly url: string;
  readonly issuer: string;
  readonly openId: { readonly clientId: string; readonly scopes: readonly string[] };
  readonly secrets: SecretsKept;
}

/** Flyte issues its own tokens. */
export interface InternalSetup extends CommonSetup {
  readonly mode: 'internal';
  readonly flyteClient: CliClient;
  /** `hash` is base64 of the bcrypt hash of the client's secret. */
  readonly propeller: { readonly clientId: string; readonly hash: string };
}

/** The identity provider issues Flyte's tokens. */
export interface ExternalSetup extends CommonSetup {
  readonly mode: 'external';
  /** Undefined where Flyte's default, RFC 8414 below the issuer, is right. */
  readonly metadataUrl: string | undefined;
  readonly allowedAudience: readonly string[];
  readonly flyteClient: CliClient & { readonly audience: string | undefined };
  readonly propeller: { readonly clientId: string; readonly scopes: readonly string[]; readonly audience: string | undefined };
}

/** Everything about authentication that a values file says, without the words of a chart and without secrets. */
export type AuthSetup = InternalSetup | ExternalSetup;

/** Source: flyteadmin/auth/config/config.go and the charts, which both name these two clients. */
const INTERNAL_CLIENTS = { cli: 'flytectl', propeller: 'flytepropeller' } as const;

/** `offline` is what Flyte's own authorization server gives refresh tokens for. */
const INTERNAL_CLI_SCOPES = ['all', 'offline'];

/**
 * Turns complete answers into a set-up. `hash` is base64 of the bcrypt hash of flytepropeller's secret, needed for internal set-ups.
 * Throws UsageError where the answers contradict each other.
 */
export function setupFrom(answers: Answers, hash?: string): AuthSetup {
  const common = commonSetup(answers);
  return answers.authServer === 'internal' ? internalSetup(common, hash) : externalSetup(common, answers);
}

function commonSetup(answers: Answers): CommonSetup {
  const { chart, chartVersion, release, namespace, url, oidcClientId } = answers;
  return {
    chart,
    chartVersion,
    release,
    namespace,
    url,
    issuer: issuerFrom(answers),
    openId: { clientId: oidcClientId, scopes: profileOf(answers.idp).loginScopes },
    secrets: secretsKept(answers),
  };
}

function secretsKept({ secrets, secretName, hashIn }: Answers): SecretsKept {
  if (secrets === 'values') return { kept: 'values' };
  // All of this Secret is mounted as configuration: the client secrets have no business there.
  return { kept: 'outside', name: secretName, ...(hashIn === 'secret' && { config: `${secretName}-config` }) };
}

function issuerFrom(answers: Answers): string {
  const result = issuerFor(answers.idp, answers);
  if ('issuer' in result) return result.issuer;
  throw new UsageError(result.problem, result.remedy);
}

function internalSetup(common: CommonSetup, hash: string | undefined): InternalSetup {
  if (hash === undefined) throw new UsageError("the hash of flytepropeller's secret is missing");
  return {
    ...common,
    mode: 'internal',
    flyteClient: { clientId: INTERNAL_CLIENTS.cli, redirectUri: CLI_REDIRECT_URI, scopes: INTERNAL_CLI_SCOPES },
    propeller: { clientId: INTERNAL_CLIENTS.propeller, hash },
  };
}

function externalSetup(common: CommonSetup, answers: Answers): ExternalSetup {
  const { label, external, whyNotExternal } = profileOf(answers.idp);
  const reason = whyNotExternal(answers);
  if (external === undefined || reason !== undefined) {
    throw new UsageError(`${label} cannot be the external authorization server. ${reason}`, 'use --auth-server internal');
  }
  const plan = external.plan(answers);
  const cliClient = required(answers, 'flytectlClientId');
  const propellerClient = required(answers, 'propellerClientId');
  return {
    ...common,
    mode: 'external',
    metadataUrl: answers.metadataUrl ?? plan.metadataUrl,
    allowedAudience: plan.allowedAudience,
    flyteClient: { clientId: cliClient, redirectUri: CLI_REDIRECT_URI, scopes: plan.cliScopes, audience: plan.audience },
    propeller: { clientId: propellerClient, scopes: plan.propellerScopes, audience: plan.audience },
  };
}

function required(answers: Answers, key: 'flytectlClientId' | 'propellerClientId'): string {
  const value = answers[key];
  if (value === undefined || value === '') throw new UsageError(`"${key}" is missing; an external set-up needs it`);
  return value;
}
