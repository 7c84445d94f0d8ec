import { valuesPathOf } from '../charts/where.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Path } from '../core/origin.ts';
import { at } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { strayKeys } from './stray-keys.ts';

/** That the door stands open is worth saying whatever the reason. */
const ALWAYS_SAID = ['auth-off', 'auth-not-configured', 'helm-render-fails'];

/** Drops findings about settings that are only missing because they stand in the wrong place, which is a finding already. */
export function withoutConsequences(model: ReleaseModel, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const meant = strayKeys(model).flatMap(({ meant: key }) =>
    key ? ['values' in key ? key.values : valuesPathOf(model.release.chart, key.flyte)] : [],
  );
  const isConsequence = ({ ruleId, place }: Diagnostic) =>
    place !== undefined &&
    !ALWAYS_SAID.includes(ruleId) &&
    at(model.userValues, place.path) === undefined &&
    meant.some((path) => isWithin(place.path, path));
  return found.filter((one) => !isConsequence(one));
}

const isWithin = (path: Path, root: Path): boolean => root.every((step, index) => path[index] === step);
