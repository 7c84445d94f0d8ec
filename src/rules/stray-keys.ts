import type { ChartName } from '../charts/chart.ts';
import { unreadKeys } from '../charts/unread-keys.ts';
import { flyteBlockOf, valuesPathOf } from '../charts/where.ts';
import type { Origin, Path } from '../core/origin.ts';
import type { Report } from '../core/report.ts';
import { isSecretPath } from '../core/secret-keys.ts';
import { isSetting, meantKey } from '../flyte/meant-key.ts';
import type { IgnoredKey, ReleaseModel } from '../flyte/model.ts';
import { PROCESS_SECTIONS } from '../flyte/sections.ts';
import type { KeyName } from './rule.ts';

/** A key in a user's file that neither the chart nor Flyte reads. */
export interface StrayKey {
  readonly origin: Origin;
  readonly meant: KeyName | undefined;
  readonly kind: 'misplaced' | 'typo' | 'unknown' | 'nested';
  /** Of a `typo`: whether nothing else can be meant. */
  readonly isSure?: boolean;
  /** The chart whose key it is, where it is another's than this release's. */
  readonly foreign?: ChartName;
}

const known = new WeakMap<ReleaseModel, readonly StrayKey[]>();

/** The keys about authentication that nothing reads: first what the chart drops, then what Flyte reads past. */
export function strayKeys(model: ReleaseModel): readonly StrayKey[] {
  const keys = known.get(model) ?? [
    ...unreadByChart(model),
    ...model.processes.flatMap(({ name, ignored }) => ignored.flatMap((key) => unreadByFlyte(key, PROCESS_SECTIONS[name]))),
  ];
  known.set(model, keys);
  return keys;
}

const unreadByChart = ({ release: { chart }, userValues }: ReleaseModel): readonly StrayKey[] =>
  unreadKeys(chart, userValues).map(({ meant, ...key }) => {
    const setting = key.kind === 'unknown' ? settingLike(chart, key.path) : undefined;
    return setting ? { ...key, kind: 'misplaced', meant: { flyte: setting } } : { ...key, meant: meant && { values: meant } };
  });

/** A setting that Flyte has and the chart has no value for, at the place where it would be: `configuration.auth.oidc.scopes`. */
function settingLike(chart: ChartName, path: Path): Path | undefined {
  const block = flyteBlockOf(chart, path.slice(0, -1));
  const setting = block && [...block, ...path.slice(-1)];
  return setting && isSetting(setting) ? setting : undefined;
}

/** What the charts themselves write is not the user's fault. */
function unreadByFlyte({ path, origin }: IgnoredKey, sections: readonly string[]): readonly StrayKey[] {
  if (origin.from !== 'file' && origin.from !== 'flag') return [];
  const meant = meantKey(path, sections);
  return [{ origin, meant: meant && { flyte: meant.path }, kind: meant?.kind ?? 'unknown', isSure: meant?.isSure ?? false }];
}

/** Where secrets stand below keys that are misspelt or misplaced, so that their names do not give them away. */
export const straySecrets = (model: ReleaseModel): Report['secrets'] =>
  strayKeys(model).flatMap(({ origin, meant }) =>
    meant &&
    origin.from === 'file' &&
    isSecretPath('values' in meant ? meant.values : valuesPathOf(model.release.chart, meant.flyte))
      ? [{ file: origin.file, span: origin.value }]
      : [],
  );
