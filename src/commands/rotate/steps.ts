import { UsageError } from '../../core/errors.ts';
import type { Origin } from '../../core/origin.ts';
import type { Analysis } from '../../flyte/analyse.ts';
import { setupOf } from '../../generate/read.ts';
import { type Rolled, type RolloutStep, rolloutSteps } from '../../rotate/rollout.ts';
import type { ChangedFile, Order } from '../../rotate/rotation.ts';
import type { Standing } from '../../rotate/standing.ts';
import type { RotateOptions } from './options.ts';

/** A rotation that has been written. */
export interface Done {
  readonly analysis: Analysis;
  readonly standing: Standing;
  readonly order: Order;
  readonly files: readonly ChangedFile[];
  readonly options: RotateOptions;
}

/** Says what was written, and the order in which it is rolled out. */
export function stepsText(done: Done): string {
  const steps = rolloutSteps(rolledBy(done));
  const lines = steps.map((step, index) => stepText(step, index + 1));
  const written = done.files.map(({ after, holdsSecrets }) => `  ✔ ${after.name}${holdsSecrets ? '  mode 0600' : ''}`);
  const own =
    done.order.kind === 'rotate' && done.options.secretOutput !== undefined
      ? [`  ✔ ${done.options.secretOutput}  mode 0600`]
      : [];
  return `${['', ...written, ...own, '', '  In this order', ...lines, ''].join('\n')}`;
}

const stepText = ({ purpose, command }: RolloutStep, number: number): string =>
  [`    ${number}. ${purpose}`, ...(command === undefined ? [] : [`       ${command}`])].join('\n');

function rolledBy({ analysis, standing, order, files, options }: Done): Rolled {
  const setup = setupOf(analysis.model);
  if (setup === undefined) throw new UsageError('no working authentication in these values');
  const isManifest = (origin: Origin) => origin.from === 'file' && options.secretManifests.includes(origin.file);
  const { wrapped } = analysis;
  return {
    setup,
    kind: order.kind,
    values: options.values,
    ...(wrapped && { by: wrapped.kind === 'argocd' ? 'Argo CD' : 'Flux' }),
    manifests: files.map(({ after }) => after.name).filter((name) => options.secretManifests.includes(name)),
    elsewhere: standing.elsewhere,
    hashIn: standing.hash && (isManifest(standing.hash.origin) ? 'manifest' : 'values'),
    secretIn: standing.secrets.some(({ origin }) => !isManifest(origin)) ? 'values' : 'outside',
    keepOld: order.kind === 'rotate' && order.keepOld,
  };
}
