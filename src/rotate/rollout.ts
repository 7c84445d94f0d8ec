import { binaryName, command, helmUpgrade, restart } from '../generate/cluster-commands.ts';
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
  /** Whether a new secret is in force, or old ones have stopped to be. */
  readonly kind: 'rotate' | 'drop';
  /** Values files of the release, in Helm's order. */
  readonly values: readonly string[];
  /** Who brings the values to the cluster; Helm where it is left out. */
  readonly by?: 'Argo CD' | 'Flux';
  /** Manifests that were changed. */
  readonly manifests: readonly string[];
  /** Secrets that hold the old secret and are in no file. */
  readonly elsewhere: readonly string[];
  readonly hashIn: 'values' | 'manifest' | undefined;
  readonly secretIn: 'values' | 'outside';
  readonly keepOld: boolean;
}

/** The steps in an order in which Flyte goes on working (templates/*\/deployment.yaml of the charts tell what restarts by itself). */
export function rolloutSteps(rolled: Rolled): readonly RolloutStep[] {
  if (rolled.kind === 'drop') return dropSteps(rolled);
  if (rolled.setup.mode === 'external') return externalSteps(rolled);
  return [...internalSteps(rolled), ...laterSteps(rolled)];
}

function dropSteps(rolled: Rolled): readonly RolloutStep[] {
  const ready = { purpose: 'everybody who logs in with the secret has the new one' };
  if (rolled.hashIn === 'manifest')
    return [ready, ...secretSteps(rolled), restartStep(rolled.setup, 'nothing restarts by itself')];
  return [ready, upgrade(rolled, 'bring the hash to the cluster; who checks it restarts by itself')];
}

function externalSteps(rolled: Rolled): readonly RolloutStep[] {
  const { setup, secretIn } = rolled;
  const bring = secretIn === 'values' ? [upgrade(rolled, 'bring the new secret to the cluster')] : secretSteps(rolled);
  const isRestarted = setup.chart === 'flyte-binary' && secretIn === 'values';
  return [
    {
      purpose: `the new secret of client "${setup.propeller.clientId}" is at the identity provider, and the old one still there`,
    },
    ...bring,
    ...(isRestarted ? [] : [restartStep(setup, 'nothing restarts by itself')]),
    { purpose: 'once workflows run: delete the old secret at the identity provider' },
  ];
}

function internalSteps(rolled: Rolled): readonly RolloutStep[] {
  const { setup, hashIn, secretIn, keepOld } = rolled;
  if (hashIn === 'manifest') return [...secretSteps(rolled), restartStep(setup, 'nothing restarts by itself')];
  if (setup.chart === 'flyte-binary') {
    const own = upgrade(rolled, 'bring the hash to the cluster; the chart replaces its pod, which then knows both');
    return secretIn === 'values' ? [own] : [...secretSteps(rolled, 'the running pod goes on with the old one'), own];
  }
  const server = upgrade(
    rolled,
    `bring the hash to the cluster; flyteadmin and flytescheduler restart by themselves${keepOld ? ', and the old secret is still good' : ''}`,
  );
  const hurry = keepOld ? 'it goes on with the old secret until then' : 'at once: its next token is refused until then';
  if (secretIn === 'values') return [server, restartStep(setup, hurry, ['flytepropeller'])];
  if (keepOld) return [server, ...secretSteps(rolled), restartStep(setup, 'they go on with the old secret until then')];
  return [...secretSteps(rolled, 'running pods go on with the old one'), server, restartStep(setup, hurry, ['flytepropeller'])];
}

/** Others who log in with the same secret. */
function laterSteps({ setup, keepOld, values, manifests, hashIn }: Rolled): readonly RolloutStep[] {
  const who = setup.chart === 'flyte-core' ? 'every data plane and CI job' : 'every CI job';
  const others = { purpose: `give the new secret to ${who} that logs in as "${setup.propeller.clientId}"` };
  if (!keepOld) return [others];
  const holders = hashIn === 'manifest' ? manifests : [];
  const flags = [...values.flatMap((file) => ['--values', file]), ...holders.flatMap((file) => ['--secret-manifest', file])];
  return [
    others,
    {
      purpose: 'then take the old hash out, and upgrade once more',
      command: command('flyte-auth-config', 'rotate', '--drop-old', ...flags),
    },
  ];
}

function upgrade({ setup, values, by }: Rolled, purpose: string): RolloutStep {
  if (by === undefined) return { purpose, command: command(...helmUpgrade(setup, values)) };
  const commit = command('git', 'commit', '-m', "Rotate flytepropeller's secret", ...values);
  return { purpose: `${purpose}; ${by} does it`, command: commit };
}

function secretSteps(rolled: Rolled, remark?: string): readonly RolloutStep[] {
  const tail = remark === undefined ? '' : `; ${remark}`;
  return [
    ...applySteps(rolled, `bring the new secret to the cluster${tail}`),
    ...rolled.elsewhere.map((name) => ({ purpose: `put the new secret into Secret "${name}", key client_secret${tail}` })),
  ];
}

const applySteps = ({ setup, manifests }: Rolled, purpose: string): readonly RolloutStep[] =>
  manifests.map((file) => ({ purpose, command: command('kubectl', 'apply', '-n', setup.namespace, '-f', file) }));

function restartStep(setup: AuthSetup, remark: string, of = callers(setup)): RolloutStep {
  return { purpose: `let ${of.join(' and ')} read it (${remark})`, command: restart(setup, ...of) };
}

const callers = (setup: AuthSetup): readonly string[] =>
  setup.chart === 'flyte-core' ? ['flytepropeller', 'flytescheduler'] : [binaryName(setup.release)];
