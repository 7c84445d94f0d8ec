import { valuesPathOf } from '../charts/where.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { formatPath, type Origin, type Path } from '../core/origin.ts';
import { at } from '../core/tree.ts';
import type { CaseTwins, ReleaseModel } from '../flyte/model.ts';
import { strayKeys } from './stray-keys.ts';

/** That the door stands open is worth saying whatever the reason. */
const ALWAYS_SAID = ['auth-off', 'auth-not-configured', 'helm-render-fails'];

/** Drops findings that another one explains: nobody needs to be told twice, and what follows from a fault is gone with it. */
export function withoutConsequences(model: ReleaseModel, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const causes = [misplaced(model), refused(model), twins(model)];
  return found.filter((one) => ALWAYS_SAID.includes(one.ruleId) || !causes.some((isConsequence) => isConsequence(one)));
}

type IsConsequence = (one: Diagnostic) => boolean;

/** A setting is only missing because it stands in the wrong place. */
function misplaced(model: ReleaseModel): IsConsequence {
  const meant = strayKeys(model).flatMap(({ meant: key }) =>
    key ? ['values' in key ? key.values : valuesPathOf(model.release.chart, key.flyte)] : [],
  );
  return ({ place }) =>
    place !== undefined && at(model.userValues, place.path) === undefined && meant.some((path) => isWithin(place.path, path));
}

/** What Flyte refuses whole has nothing below it to judge. */
function refused({ processes }: ReleaseModel): IsConsequence {
  const paths = processes.flatMap(({ decodeErrors }) => decodeErrors.flatMap(({ origin }) => pathOf(origin)));
  return ({ place }) =>
    place !== undefined && paths.some((path) => place.path.length > path.length && isWithin(place.path, path));
}

/** Of keys that Flyte takes for one, neither is unknown, and which of them counts may be left to chance. */
function twins({ processes }: ReleaseModel): IsConsequence {
  const all = processes.flatMap((process) => process.twins);
  const pathsOf = (some: readonly CaseTwins[]) => some.flatMap(({ origins }) => origins.flatMap(pathOf)).map(folded);
  const known = pathsOf(all).map((path) => formatPath(path));
  const random = pathsOf(all.filter(({ winner }) => winner === undefined));
  return ({ ruleId, place }) => {
    if (place === undefined || ruleId === 'case-twins') return false;
    const path = folded(place.path);
    return ruleId === 'unknown-key' ? known.includes(formatPath(path)) : random.some((root) => isWithin(path, root));
  };
}

const pathOf = (origin: Origin): readonly Path[] => (origin.from === 'file' || origin.from === 'flag' ? [origin.path] : []);
const folded = (path: Path): Path => path.map((step) => (typeof step === 'string' ? step.toLowerCase() : step));

const isWithin = (path: Path, root: Path): boolean => root.every((step, index) => path[index] === step);
