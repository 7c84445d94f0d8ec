import { type Notes, valuesText } from '../../annotated-yaml/document.ts';
import { grpcEndpoint, isPlainHttp } from '../../core/public-url.ts';
import { profileOf } from '../../idps/index.ts';
import type { AnsweredSecrets, Answers } from '../../questions/answers.ts';
import { secretPlaces } from '../../secrets/secret-objects.ts';
import type { AuthSetup } from '../setup.ts';
import { propellerCredentials } from './flyte-core.ts';
import { secretsForValues, type ValuesInput } from './input.ts';
import { reasonsFor } from './notes.ts';
import { tplText, tplTexts } from './text.ts';

/**
 * The text of a values file of flyte-core for clusters without flyteadmin: where it is, and how flytepropeller logs in there. It holds
 * flytepropeller's secret in the clear where the set-up keeps secrets in the values. Throws UsageError where that is missing.
 */
export function dataPlaneFile(setup: AuthSetup, answers: Answers, answered: AnsweredSecrets): string {
  const input: ValuesInput = { setup, profile: profileOf(answers.idp), secrets: secretsForValues(setup, answered) };
  const values = {
    configmap: { admin: { admin: adminOf(setup) } },
    secrets: { adminOauthClientCredentials: propellerCredentials(input) },
  };
  return valuesText(header(setup), values, notesOf(input));
}

function adminOf(setup: AuthSetup) {
  const own = setup.mode === 'external' ? setup.propeller : undefined;
  return {
    endpoint: tplText(grpcEndpoint(setup.url)),
    insecure: isPlainHttp(setup.url),
    scopes: own && tplTexts(own.scopes),
    audience: own?.audience === undefined ? undefined : tplText(own.audience),
  };
}

function header({ chartVersion, url, secrets }: AuthSetup): readonly string[] {
  return [
    `Authentication of a Flyte data plane for the Helm chart flyte-core ${chartVersion}, made by flyte-auth-config`,
    `For each cluster that runs workflows alone: flytepropeller there takes its work from the control plane at ${url}.`,
    "Give it after the values that switch flyteadmin and its companions off (the chart's values-dataplane.yaml).",
    '',
    secrets.kept === 'values'
      ? 'This file HOLDS A SECRET in the clear: do not commit it, and keep it readable for yourself alone'
      : 'This file holds no secrets',
  ];
}

function notesOf({ setup, ...input }: ValuesInput): Notes {
  const reasons = reasonsFor({ setup, ...input });
  const secret = secretPlaces(setup.chart, setup.secrets.kept === 'outside' ? setup.secrets.name : '').client_secret;
  return {
    'configmap.admin.admin.endpoint':
      'The gRPC address of the control plane. The default, flyteadmin:81, is a Service of the control plane alone.',
    'configmap.admin.admin.insecure': isPlainHttp(setup.url)
      ? 'The public URL has no TLS: tokens travel in clear text. Use https between clusters.'
      : 'The ingress of the control plane speaks TLS.',
    'configmap.admin.admin.scopes': reasons.propellerScopes,
    'configmap.admin.admin.audience': reasons.audienceParameter,
    'secrets.adminOauthClientCredentials.clientId': reasons.propellerClient,
    'secrets.adminOauthClientCredentials.clientSecret':
      setup.secrets.kept === 'outside'
        ? `null: Helm makes no Secret. "${secret}" with the key client_secret has to exist in this cluster, too.`
        : 'The same as in the control plane.',
  };
}
