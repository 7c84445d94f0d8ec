import type { Sourced } from '../../core/origin.ts';
import type { ListNode, MapNode } from '../../core/tree.ts';
import { coalesce } from '../../helm/coalesce.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import { tplTree } from '../../helm/tpl.ts';
import type { Chart, Manifests, Release, RenderedSecret, Workload } from '../chart.ts';
import { envVars } from '../env.ts';
import { missingSecrets, secretsOfVolumes } from '../mounts.ts';
import { manifestError } from '../printed.ts';
import { tplName } from '../tpl-name.ts';
import { type ValuesView, valuesView } from '../values-view.ts';
import { configFiles, hashFile } from './config-files.ts';
import { contextOf } from './context.ts';
import { flyteBinaryDefaults } from './defaults.ts';
import { type Names, namesOf } from './names.ts';
import { clientSecrets, configSecret } from './secrets.ts';
import { checkStorage } from './storage.ts';

/** The chart flyte-binary: one process that is flyteadmin, flytepropeller and the rest. */
export const flyteBinary: Chart = {
  coalesce: (userValues) => coalesce(userValues, flyteBinaryDefaults),
  render: renderFlyteBinary,
};

/** Renders the values of flyte-binary, be it the chart itself or a sub-chart. */
export function renderFlyteBinary(values: MapNode, release: Release): Manifests {
  const view = valuesView(values);
  const names = namesOf(view, release);
  const context = contextOf(values, release, names);
  const external = view.on('configuration', 'externalConfigMap') || view.on('configuration', 'externalSecretRef');
  const authOn = view.on('configuration', 'auth', 'enabled');

  const secrets: RenderedSecret[] = [];
  const files = external ? [] : configFiles(view, names, release, context);
  checkLabels(view, context);
  if (!external) {
    checkStorage(view);
    view.get('configuration', 'database', 'password');
    const hash = hashFile(view, names);
    if (hash) files.push(hash);
    secrets.push(configSecret(names, hash));
  }
  if (authOn) secrets.push({ name: names.adminAuth, keys: new Map() });
  const ownSecrets = authOn ? clientSecrets(view, names) : undefined;
  if (ownSecrets) secrets.push(ownSecrets);

  const mounts = authOn ? authMounts(view, names, context) : [];
  const config = configRefs(view, external, context);
  const extra = secretsOfVolumes(listOf('extraVolumes', view, context));
  const workload: Workload = {
    process: 'flyte',
    owner: { deployment: names.fullname },
    files: files.sort((a, b) => (a.name < b.name ? -1 : 1)),
    env: envVars(listOf('extraEnvVars', view, context)),
    unknownConfig: [...config.configMaps, ...config.secrets],
    secretMounts: mounts,
  };
  return {
    workloads: external ? [] : [workload],
    secrets,
    missingSecrets: missingSecrets([...mounts, ...config.secrets, ...extra], secrets),
    externalConfig: external ? workload.unknownConfig : [],
  };
}

/** A list of `deployment` that is printed behind items of the chart's own, so that anything else leaves no YAML. */
function listOf(key: string, view: ValuesView, context: TemplateContext): ListNode | undefined {
  const node = view.on('deployment', key) ? view.get('deployment', key) : undefined;
  const printed = node && tplTree(node, context);
  if (printed === undefined || printed.kind === 'list') return printed;
  throw manifestError('flyte-binary/templates/deployment.yaml', node?.origin);
}

/** Labels and annotations go through `tpl` in every manifest. */
function checkLabels(view: ValuesView, context: TemplateContext): void {
  for (const key of ['commonLabels', 'commonAnnotations']) {
    const node = view.get(key);
    if (node) tplTree(node, context);
  }
}

function authMounts(view: ValuesView, names: Names, context: TemplateContext): Sourced<string>[] {
  const path = ['configuration', 'auth', 'clientSecretsExternalSecretRef'];
  const own: Sourced<string> = { value: names.clientSecrets, origin: { from: 'template', path } };
  return [
    { value: names.adminAuth, origin: { from: 'template', path: ['configuration', 'auth'] } },
    ...(view.on(...path) ? tplName(view.get(...path), context) : [own]),
  ];
}

function configRefs(view: ValuesView, external: boolean, context: TemplateContext) {
  const ref = (key: string) => (view.on('configuration', key) ? tplName(view.get('configuration', key), context) : []);
  return external
    ? { configMaps: ref('externalConfigMap'), secrets: ref('externalSecretRef') }
    : { configMaps: ref('inlineConfigMap'), secrets: ref('inlineSecretRef') };
}
