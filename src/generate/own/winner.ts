import { valuesPrefix } from '../../charts/where.ts';
import { formatPath } from '../../core/origin.ts';
import type { OwnValues } from './own-values.ts';
import { isOfAuth } from './territory.ts';

/** What sets something else than what is written into the user's file: the parameters of an Argo CD Application win over its values. */
export function winnerOver({ analysis: { wrapped, model } }: OwnValues): string {
  const below = model.root.length + valuesPrefix(model.release.chart).length;
  const paths = (wrapped?.parameters ?? []).map(({ value }) => value).filter((path) => isOfAuth(path.slice(below)));
  if (paths.length === 0) return 'something else sets it';
  const names = paths.map((path) => `"${formatPath(path)}"`).join(' and ');
  return `${wrapped?.title} sets ${names} in "parameters", which win over its values. remove them there`;
}
