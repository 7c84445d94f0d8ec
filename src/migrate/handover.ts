import type { ChartName } from '../charts/chart.ts';
import { command } from '../core/shell.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { ClusterCommand } from '../generate/cluster-commands.ts';
import type { Handover } from '../generate/plan.ts';
import { podsOf } from '../generate/pods.ts';
import type { AuthSetup } from '../generate/setup.ts';
import { textAt } from '../helm/wrappers/wrapped.ts';
import type { KubeFile, KubeObject } from '../kube/objects.ts';
import { isMadeByChart, KEEP_ANNOTATION, secretObjects } from '../secrets/secret-objects.ts';
import { configsOf } from './configs.ts';
import { umbrellaOf } from './umbrella.ts';

/** Who made an object: a release of Helm, somebody with what a chart was rendered to, or somebody without a chart. */
type Maker = 'release' | 'template' | 'hand' | 'unknown';

const MARKS = ['uid', 'resourceVersion', 'creationTimestamp'];
const KUSTOMIZED = /^flyte-(admin|propeller)-config-[a-z0-9]{10}$/;

/** Helm writes its annotation on what it makes (helm, pkg/action/validate.go); charts write the label alone. */
function makerOf({ node, name }: KubeObject): Maker {
  if (textAt(node, ['metadata', 'annotations', 'meta.helm.sh/release-name']) !== undefined) return 'release';
  if (KUSTOMIZED.test(name)) return 'hand';
  // Without the marks of the cluster, annotations may be missing because it is no copy of the running object.
  if (!MARKS.some((mark) => textAt(node, ['metadata', mark]) !== undefined)) return 'unknown';
  return textAt(node, ['metadata', 'labels', 'app.kubernetes.io/managed-by']) === 'Helm' ? 'template' : 'hand';
}

/** flyte-core's Deployments (templates); their selectors are not those of the kustomize builds, and no selector can be changed. */
const CORE_DEPLOYMENTS = [
  'flyteadmin',
  'flyteconsole',
  'datacatalog',
  'flytepropeller',
  'flytescheduler',
  'flyte-pod-webhook',
  'syncresources',
];

const TAKE_OWNERSHIP = '--take-ownership';
const WITHOUT = `without ${TAKE_OWNERSHIP} (Helm 3.17 or newer) helm upgrade stops with "invalid ownership metadata"`;

/** What has to happen so that Helm brings the new values to a cluster in which the old objects are. */
export function handover(files: readonly KubeFile[], setup: AuthSetup, before: ReleaseModel, after: ReleaseModel): Handover {
  const { conditions, ...rest } = handedOver(files, setup, before, after);
  return { ...rest, conditions: [...conditions, ...versionChange(before, after)], pods: podsOf(after, setup) };
}

/** Whoever changes how people log in may want to change nothing else. */
const versionChange = ({ release: { chartVersion } }: ReleaseModel, { release }: ReleaseModel): readonly string[] =>
  chartVersion === release.chartVersion
    ? []
    : [
        `Flyte may change from ${chartVersion} to ${release.chartVersion}: --chart-version ${chartVersion} stays with the one that runs`,
      ];

type Takeover = Omit<Handover, 'pods'>;

function handedOver(files: readonly KubeFile[], setup: AuthSetup, before: ReleaseModel, after: ReleaseModel): Takeover {
  const objects = files.flatMap((file) => file.objects);
  const kept = keptSecrets(objects, setup, after);
  const chart = umbrellaOf(files, before) ?? before.release.chart;
  if (chart !== after.release.chart)
    return { conditions: [inPlaceOf(after.release.name, chart, after.release.chart)], commands: kept, helmFlags: [] };
  const makers = configsOf(files, before).map(makerOf);
  if (makers.includes('release')) return taken(madeByHand(objects, after), kept);
  if (makers.includes('template')) return { conditions: [FROM_TEMPLATE], commands: kept, helmFlags: [TAKE_OWNERSHIP] };
  if (makers.includes('hand'))
    return { conditions: [BY_HAND], commands: [...deletions(setup), ...kept], helmFlags: [TAKE_OWNERSHIP] };
  return { conditions: [], commands: kept, helmFlags: [] };
}

const FROM_TEMPLATE = `where Argo CD or another tool applies the objects, it gets the values: no release of Helm made them, and ${WITHOUT}`;

const BY_HAND = `your values have all the rest, database and storage too: Flyte was not installed by Helm so far, and ${WITHOUT}`;

const inPlaceOf = (name: string, chart: ChartName, wanted: ChartName): string =>
  `your values are for ${wanted}, with database, storage and all the rest: where the release "${name}" is ${chart} now, ` +
  'Helm takes that away';

const deletions = ({ chart, namespace }: AuthSetup): readonly ClusterCommand[] =>
  chart === 'flyte-core'
    ? [
        {
          phase: 'handover',
          purpose: 'take away what Helm cannot change in place (Flyte is down until it is installed again)',
          command: command('kubectl', 'delete', 'deployment', '-n', namespace, '--ignore-not-found', ...CORE_DEPLOYMENTS),
        },
      ]
    : [];

/** Objects of which the chart makes one with the same name, and that are no part of a release. */
function madeByHand(objects: readonly KubeObject[], after: ReleaseModel): readonly string[] {
  const secrets = madeBy(after);
  return objects
    .filter((object) => object.kind === 'Secret' && secrets.has(object.name) && ['hand', 'template'].includes(makerOf(object)))
    .map(({ name }) => name);
}

function taken(names: readonly string[], commands: readonly ClusterCommand[]): Takeover {
  const conditions = names.map(
    (name) => `the Secret "${name}" may become part of the release, which has not made it: ${WITHOUT}`,
  );
  return { conditions, commands, helmFlags: names.length > 0 ? [TAKE_OWNERSHIP] : [] };
}

/** Helm deletes what it made once and makes no longer, but for what is marked so in the cluster. */
function keptSecrets(
  objects: readonly KubeObject[],
  { chart, namespace, secrets }: AuthSetup,
  after: ReleaseModel,
): readonly ClusterCommand[] {
  if (secrets.kept === 'values') return [];
  const needed = secretObjects(chart, secrets.name).map(({ name }) => name);
  const mark = `${KEEP_ANNOTATION.key}=${KEEP_ANNOTATION.value}`;
  return objects
    .filter((object) => object.kind === 'Secret' && needed.includes(object.name) && makerOf(object) === 'release')
    .filter(({ name }) => !madeBy(after).has(name) && !isMadeByChart(chart, name))
    .map(({ name }) => ({
      phase: 'handover',
      purpose: `keep Helm from deleting "${name}", which the release has made so far`,
      command: command('kubectl', 'annotate', 'secret', '-n', namespace, name, mark, '--overwrite'),
    }));
}

/** The names of the Secrets that a release makes. */
const madeBy = ({ manifests }: ReleaseModel): ReadonlySet<string> => new Set(manifests?.secrets.map(({ name }) => name));
