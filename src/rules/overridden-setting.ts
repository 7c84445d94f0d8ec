import { valuesPathOf } from '../charts/where.ts';
import { formatPath, type Origin, type Path } from '../core/origin.ts';
import { at, isNull, type Node, toPlain } from '../core/tree.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { writtenNode } from './written.ts';

/** Both switches at once is what other rules are about. */
const SWITCH = 'server.security.useAuth';

export const overriddenSetting = defineRule({
  id: 'overridden-setting',
  severity: 'warning',
  category: 'shape',
  summary: 'a setting stands in two places with different values',
  symptom: { none: 'Flyte goes by one of the two without a word' },
  messages: {
    inline: '"{at}" is without effect: "{other}" has another value and wins. keep one of the two',
    env: '"{at}" is without effect: the environment variable "{other}" has another value and wins. keep one of the two',
  },
  check(model, report) {
    if (!setupOf(model)) return;
    for (const { path, origin } of settings(model)) {
      const home = valuesPathOf(model.release.chart, path);
      const loser = at(model.userValues, home);
      const winner = writtenNode(model, origin);
      if (loser === undefined || winner === undefined || isNull(loser) || isEmpty(loser) || path.join('.') === SWITCH) continue;
      // Two spellings of one key are another rule's finding.
      const isTwin = 'path' in origin && spelled(origin.path) === spelled(home);
      if (isTwin || sameValue(loser, winner)) continue;
      const related = [{ message: 'this one wins', at: origin }];
      if (origin.from === 'env') report('env', { at: loser.origin, data: { other: origin.name }, related });
      else if ('path' in origin)
        report('inline', { at: loser.origin, data: { other: formatPath(wholeOf(origin.path)) }, related });
    }
  },
});

interface Made {
  readonly path: Path;
  readonly origin: Origin;
}

/** Every setting that the user made, once, a list counting as one. */
function settings(model: ReleaseModel): Iterable<Made> {
  const made = model.processes.flatMap(settingLeaves).flatMap(({ path, leaf: { origin } }): Made[] => {
    const own = origin.from === 'file' || origin.from === 'flag';
    if (own) return [{ path: wholeOf(path), origin: { ...origin, path: wholeOf(origin.path) } }];
    return origin.from === 'env' ? [{ path, origin }] : [];
  });
  return new Map(made.map((one) => [formatPath(one.path), one])).values();
}

const wholeOf = (path: Path): Path => (typeof path.at(-1) === 'number' ? path.slice(0, -1) : path);

const spelled = (path: Path): string => formatPath(path).toLowerCase();
const isEmpty = (node: Node): boolean => node.kind === 'scalar' && node.value === '';
const sameValue = (a: Node, b: Node): boolean => String(toPlain(a)) === String(toPlain(b));
