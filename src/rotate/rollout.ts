import { command } from '../core/shell.ts';
import { helmUpgrade } from '../generate/cluster-commands.ts';
import { type Pods, type Restart, restarts, restartsWithScheduler } from '../generate/pods.ts';
import type { AuthSetup } from '../generate/setup.ts';

/** What is done on the cluster after a rotation, in order. */
export interface RolloutStep {
  readonly purpose: string;
  /** Absent where it is done elsewhere. */
  readonly command?: string;
}

/** What a rotation has changed. */
export interface Rolled {
  readonly setup: AuthSetup;
  readonly pods: Pods;
  /** Whether a new secret is in force, or old ones have stopped to be. */
  readonly kind: 'rotate' | 'drop';
  readonly values: ChangedValues;
  /** Manifests that were changed. */
  readonly manifests: readonly string[];
  /** Secrets that hold the old secret and are in no file. */
  readonly elsewhere: readonly string[];
  readonly keepOld: boolean;
  /** The command that takes the old secret out again. */
  readonly dropCommand: string;
}

interface ChangedValues {
  /** Of the release, in Helm's order, whether they changed or not. */
  readonly files: readonly string[];
  readonly isChanged: boolean;
  /** As Helm names it. */
  readonly chart: string;
  /** Who brings them to the cluster; Helm where it is left out. */
  readonly by?: 'Argo CD' | 'Flux';
}

/** The steps in an order in which Flyte goes on working (templates/*\/deployment.yaml of the charts tell what restarts by itself). */
export function rolloutSteps(rolled: Rolled): readonly RolloutStep[] {
  if (rolled.kind === 'drop') return dropSteps(rolled);
  if (rolled.setup.mode === 'external') return externalSteps(rolled);
  return [...internalSteps(rolled), ...laterSteps(rolled)];
}

function dropSteps(rolled: Rolled): readonly RolloutStep[] {
  const ready = { purpose: 'everybody who logs in with the secret has the new one' };
  if (rolled.values.isChanged) return [ready, upgrade(rolled, 'bring the hash to the cluster; who checks it restarts by itself')];
  const server = restarts([rolled.pods.server], rolled.setup.namespace);
  return [ready, ...applySteps(rolled, 'bring the hash to the cluster'), ...readSteps(server, NOTHING_RESTARTS)];
}

function externalSteps(rolled: Rolled): readonly RolloutStep[] {
  const { setup, values } = rolled;
  const isRestarted = setup.chart === 'flyte-binary' && values.isChanged;
  return [
    {
      purpose: `the new secret of client "${setup.propeller.clientId}" is at the identity provider, and the old one still there`,
    },
    ...secretSteps(rolled),
    ...(values.isChanged ? [upgrade(rolled, 'bring the new secret to the cluster')] : []),
    ...(isRestarted ? [] : readSteps(restartsOfAll(rolled), NOTHING_RESTARTS)),
    { purpose: `once workflows run, and ${others(setup)} has the new one: delete the old secret at the identity provider` },
  ];
}

function internalSteps(rolled: Rolled): readonly RolloutStep[] {
  const { setup, pods, values, keepOld } = rolled;
  if (!values.isChanged) return [...secretSteps(rolled), ...readSteps(restartsOfAll(rolled), NOTHING_RESTARTS)];
  const inSecrets = secretSteps(rolled, 'running pods go on with the old one');
  if (setup.chart === 'flyte-binary') {
    return [...inSecrets, upgrade(rolled, 'bring the hash to the cluster; the chart replaces its pod, which then knows both')];
  }
  const both = keepOld ? ', and the old secret is still good' : '';
  const server = upgrade(rolled, `bring the hash to the cluster; flyteadmin and flytescheduler restart by themselves${both}`);
  const callers = restarts(pods.callers, setup.namespace);
  if (!keepOld) return [...inSecrets, server, ...readSteps(callers, 'at once: its next token is refused until then')];
  if (inSecrets.length === 0) return [server, ...readSteps(callers, STILL_GOOD)];
  return [server, ...secretSteps(rolled), ...readSteps(restartsOfAll(rolled), STILL_GOOD)];
}

const NOTHING_RESTARTS = 'nothing restarts by itself';
const STILL_GOOD = 'the old secret is good until then';

/** Others who log in with the same secret. */
function laterSteps({ setup, keepOld, dropCommand }: Rolled): readonly RolloutStep[] {
  return [
    { purpose: `give the new secret to ${others(setup)} that logs in as "${setup.propeller.clientId}"` },
    ...(keepOld ? [{ purpose: 'then take the old hash out, and upgrade once more', command: dropCommand }] : []),
  ];
}

const others = ({ chart }: AuthSetup): string => (chart === 'flyte-core' ? 'every data plane and CI job' : 'every CI job');

function upgrade({ setup, values: { files, chart, by } }: Rolled, purpose: string): RolloutStep {
  if (by === undefined) {
    const all = `${purpose}. Name every values file of the release, not only these`;
    return { purpose: all, command: command(...helmUpgrade(setup, files, chart)) };
  }
  const commit = command('git', 'commit', '-m', "Rotate flytepropeller's secret", ...files);
  return { purpose: `${purpose}; ${by} does it`, command: commit };
}

/** Brings the new secret to where it is kept outside of the values. */
function secretSteps(rolled: Rolled, remark?: string): readonly RolloutStep[] {
  const tail = remark === undefined ? '' : `; ${remark}`;
  return [
    ...applySteps(rolled, `bring the new secret to the cluster${tail}`),
    ...rolled.elsewhere.map((name) => ({
      purpose: `put the new secret into Secret "${name}", key client_secret, or into the store that fills it${tail}`,
    })),
  ];
}

const applySteps = ({ setup, manifests }: Rolled, purpose: string): readonly RolloutStep[] =>
  manifests.map((file) => ({ purpose, command: command('kubectl', 'apply', '-n', setup.namespace, '-f', file) }));

const restartsOfAll = ({ pods, setup: { namespace } }: Rolled): readonly Restart[] =>
  restartsWithScheduler(pods.callers, pods, namespace);

const readSteps = (all: readonly Restart[], remark: string): readonly RolloutStep[] =>
  all.map(({ who, command: text }) => ({ purpose: `let ${who} read it (${remark})`, command: text }));
