import type { Diagnostic } from '../../core/diagnostic.ts';
import { UsageError } from '../../core/errors.ts';
import { command } from '../../core/shell.ts';
import type { Analysis } from '../../flyte/analyse.ts';
import { chartWord } from '../../generate/cluster-commands.ts';
import { podsOf } from '../../generate/pods.ts';
import { setupOf } from '../../generate/read.ts';
import { type Rolled, type RolloutStep, rolloutSteps } from '../../rotate/rollout.ts';
import type { ChangedFile, Order } from '../../rotate/rotation.ts';
import type { Standing } from '../../rotate/standing.ts';
import type { RotateOptions } from './options.ts';

/** A rotation that has been written, or tried out. */
export interface Done {
  readonly analysis: Analysis;
  readonly standing: Standing;
  readonly order: Order;
  readonly files: readonly ChangedFile[];
  readonly options: RotateOptions;
}

/** A file that was changed or made. */
interface Written {
  readonly path: string;
  readonly holdsSecrets: boolean;
}

/** Says what was written, and the order in which it is rolled out; of a trial, only what would change. The diff hides secrets. */
export function outcomeText(done: Done, diff: string): string {
  const { format, dryRun } = done.options;
  const steps = stepsOf(done);
  if (format === 'json') return json({ written: !dryRun, files: writtenBy(done), diff, next: steps });
  if (dryRun) return diff;
  const written = writtenBy(done).map(({ path, holdsSecrets }) => `  ✔ ${path}${holdsSecrets ? '  mode 0600' : ''}`);
  const lines = steps.map((step, index) => stepText(step, index + 1));
  return ['', ...written, '', '  In this order', ...lines, ''].join('\n');
}

/** For other programs: nothing was written, and what the validator says. */
export const refusalJson = (wrong: readonly Diagnostic[]): string =>
  json({
    written: false,
    findings: wrong.map(({ ruleId, messageId, severity, message }) => ({ ruleId, messageId, severity, message })),
  });

const json = (outcome: object): string => `${JSON.stringify({ version: 1, ...outcome }, null, 2)}\n`;

const stepsOf = (done: Done): readonly RolloutStep[] => rolloutSteps(rolledBy(done));

function writtenBy({ files, order, options: { secretOutput } }: Done): readonly Written[] {
  return [
    ...files.map(({ after, holdsSecrets }) => ({ path: after.name, holdsSecrets })),
    ...(order.kind === 'rotate' && secretOutput !== undefined ? [{ path: secretOutput, holdsSecrets: true }] : []),
  ];
}

const stepText = ({ purpose, command: text }: RolloutStep, number: number): string =>
  [`    ${number}. ${purpose}`, ...(text === undefined ? [] : [`       ${text}`])].join('\n');

function rolledBy({ analysis, standing, order, files, options }: Done): Rolled {
  const setup = setupOf(analysis.model);
  if (setup === undefined) throw new UsageError('no working authentication in these values');
  const { wrapped, model } = analysis;
  const changed = files.map(({ after }) => after.name);
  return {
    setup,
    pods: podsOf(model, setup),
    kind: order.kind,
    values: {
      files: options.values,
      isChanged: options.values.some((name) => changed.includes(name)),
      chart: chartWord(model),
      ...(wrapped && { by: wrapped.kind === 'argocd' ? 'Argo CD' : 'Flux' }),
    },
    manifests: options.secretManifests.filter((name) => changed.includes(name)),
    elsewhere: standing.elsewhere,
    keepOld: order.kind === 'rotate' && order.keepOld,
    dropCommand: dropCommand(standing, options),
  };
}

/** With everything that told which release it is, and the manifest that holds the hash. */
function dropCommand(
  { hash }: Standing,
  { values, secretManifests, chart, chartVersion, release, namespace }: RotateOptions,
): string {
  const holders = secretManifests.filter((name) => hash?.origin.from === 'file' && hash.origin.file === name);
  const flags = { chart, 'chart-version': chartVersion, release, namespace };
  const told = Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}`, value]));
  const files = [...values.flatMap((file) => ['--values', file]), ...holders.flatMap((file) => ['--secret-manifest', file])];
  return command('flyte-auth-config', 'rotate', '--drop-old', ...files, ...told);
}
