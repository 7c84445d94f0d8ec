import type { Sourced } from '../../core/origin.ts';
import type { MapNode } from '../../core/tree.ts';
import { coalesce } from '../../helm/coalesce.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import { tplTree } from '../../helm/tpl.ts';
import type { Chart, Manifests, PodOwner, ProcessName, Release, Workload } from '../chart.ts';
import { envVars } from '../env.ts';
import { missingSecrets, secretName, secretsOfVolumes } from '../mounts.ts';
import { manifestError } from '../printed.ts';
import { type ValuesView, valuesView } from '../values-view.ts';
import { isBefore } from '../version.ts';
import { checkTemplates, hasScheduler, hasStandaloneSync } from './checks.ts';
import { adminFiles, propellerFiles, schedulerFiles, syncFiles } from './config-files.ts';
import { contextOf } from './context.ts';
import { flyteCoreDefaults } from './defaults.ts';
import { adminSecrets, authSecret, authSecretName, CREDENTIALS, FIXED_SECRET_NAME } from './secrets.ts';

/** The chart flyte-core: every component a Deployment of its own. */
export const flyteCore: Chart = {
  coalesce: (userValues) => coalesce(userValues, flyteCoreDefaults),
  render: renderFlyteCore,
};

/** Renders the values of flyte-core, be it the chart itself or a sub-chart. */
export function renderFlyteCore(values: MapNode, release: Release): Manifests {
  const view = valuesView(values);
  const context = contextOf(values, release);
  const workloads = PROCESSES.filter(({ runs }) => runs(view, context)).map((process) => workloadOf(process, view, context));
  const secrets = [...adminSecrets(view, context), ...authSecret(view, context)];
  checkTemplates(view, context);
  const volumes = ['flyteadmin', 'flytescheduler', 'flytepropeller'].flatMap((part) => extraSecrets(part, view, context));
  const manager = view.on('flytepropeller', 'enabled') && view.on('flytepropeller', 'manager') ? fixedMount(view, context) : [];
  const mounted = [...workloads.flatMap(({ secretMounts }) => secretMounts), ...manager, ...volumes];
  return { workloads, secrets, missingSecrets: missingSecrets(mounted, secrets), externalConfig: [] };
}

/** How each process gets its configuration, its environment and the Secret at /etc/secrets. */
interface Process {
  readonly name: ProcessName;
  runs(view: ValuesView, context: TemplateContext): boolean;
  files(view: ValuesView, context: TemplateContext): Workload['files'];
  readonly env: readonly [part: string, key: string];
  readonly envThroughTpl: boolean;
  /** The template that prints the environment behind variables of its own, so that anything but a list leaves no YAML. */
  readonly envBehindOthers?: string;
  mounts(view: ValuesView, context: TemplateContext): Sourced<string>[];
  readonly mountsStorageSecret: boolean;
}

const PROCESSES: readonly Process[] = [
  {
    name: 'flyteadmin',
    runs: (view) => view.on('flyteadmin', 'enabled'),
    files: adminFiles,
    env: ['flyteadmin', 'env'],
    envThroughTpl: true,
    envBehindOthers: 'flyte-core/templates/admin/deployment.yaml',
    mounts: () => [{ value: 'flyte-admin-secrets', origin: { from: 'template', path: [] } }],
    mountsStorageSecret: true,
  },
  {
    name: 'flytepropeller',
    runs: (view) => view.on('flytepropeller', 'enabled'),
    files: propellerFiles,
    env: ['flytepropeller', 'podEnv'],
    envThroughTpl: false,
    envBehindOthers: 'flyte-core/templates/propeller/deployment.yaml',
    mounts: namedMount,
    mountsStorageSecret: true,
  },
  {
    name: 'flytescheduler',
    runs: hasScheduler,
    files: schedulerFiles,
    env: ['flytescheduler', 'podEnv'],
    envThroughTpl: false,
    mounts: fixedMount,
    mountsStorageSecret: false,
  },
  {
    name: 'syncresources',
    runs: hasStandaloneSync,
    files: syncFiles,
    env: ['cluster_resource_manager', 'podEnv'],
    envThroughTpl: false,
    mounts: namedMount,
    mountsStorageSecret: false,
  },
];

function workloadOf(process: Process, view: ValuesView, context: TemplateContext): Workload {
  const env = view.on(...process.env) ? view.get(...process.env) : undefined;
  const printed = env && process.envThroughTpl ? tplTree(env, context) : env;
  if (process.envBehindOthers && printed && printed.kind !== 'list') throw manifestError(process.envBehindOthers, env?.origin);
  const storage = process.mountsStorageSecret && view.on('storage', 'secretName') ? view.get('storage', 'secretName') : undefined;
  return {
    process: process.name,
    owner: ownerOf(process.name, view),
    files: process.files(view, context),
    env: printed?.kind === 'broken' ? [] : envVars(printed),
    unknownConfig: storage ? [secretName(storage)] : [],
    secretMounts: process.mounts(view, context),
  };
}

/** Sharded propellers are bare pods, which the manager starts from a PodTemplate (templates/propeller/manager.yaml). */
const ownerOf = (process: ProcessName, view: ValuesView): PodOwner =>
  process === 'flytepropeller' && view.on('flytepropeller', 'manager')
    ? { label: 'app=flytepropeller' }
    : { deployment: process };

/** The Secret that `secretName` names. */
function namedMount(view: ValuesView, context: TemplateContext): Sourced<string>[] {
  return isMounted(view, context) ? [secretName(authSecretName(view, context))] : [];
}

/** flytescheduler and the propeller manager's PodTemplate do not ask for `secretName`. */
function fixedMount(view: ValuesView, context: TemplateContext): Sourced<string>[] {
  return isMounted(view, context) ? [secretName(FIXED_SECRET_NAME)] : [];
}

/** Older charts mount the Secret in any case: with `enabled: false` it is the user's own. */
const isMounted = (view: ValuesView, { chart }: TemplateContext): boolean =>
  view.on(...CREDENTIALS, 'enabled') || isBefore(chart.version, 'v1.11.0');

function extraSecrets(part: string, view: ValuesView, context: TemplateContext): Sourced<string>[] {
  const runs = part === 'flytescheduler' ? hasScheduler(view, context) : view.on(part, 'enabled');
  const volumes = runs ? view.get(part, 'additionalVolumes') : undefined;
  const printed = volumes && tplTree(volumes, context);
  return printed?.kind === 'broken' ? [] : secretsOfVolumes(printed);
}
