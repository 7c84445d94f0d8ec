import { valuesPrefix } from '../../charts/where.ts';
import { formatPath, type Path } from '../../core/origin.ts';
import { at, isPlainMap, leaves, type Node, type Plain, toPlain } from '../../core/tree.ts';
import type { SetupChart } from '../../questions/answers.ts';
import { describeOrigin } from '../../source/locate.ts';
import { isNamedList, sameValue } from './lists.ts';
import type { OwnValues } from './own-values.ts';
import { TERRITORY } from './territory.ts';

/** A setting about authentication that no answer tells. */
export interface OwnSetting {
  /** Among the values of the chart. */
  readonly path: Path;
  readonly node: Node;
}

/** The settings about authentication in the user's values that the generator would not have written: `known` is what it would have. */
export function ownSettings({ analysis }: OwnValues, chart: SetupChart, known: Plain | undefined): readonly OwnSetting[] {
  const { model } = analysis;
  const ours = at(model.userValues, valuesPrefix(model.release.chart));
  return TERRITORY[chart].flatMap((start) => {
    const path = start.split('.');
    const found = at(ours, path);
    return found === undefined ? [] : unknownIn(found, path, known);
  });
}

function unknownIn(node: Node, path: Path, known: Plain | undefined): readonly OwnSetting[] {
  const usual = plainAt(known, path);
  if (node.kind === 'map') return [...node.entries].flatMap(([key, child]) => unknownIn(child, [...path, key], known));
  if (node.kind === 'list')
    return (usual !== undefined && sameValue(toPlain(node), usual, path.at(-1))) || isOtherEnv(node, path)
      ? []
      : [{ path, node }];
  const isEmpty = node.value === null || node.value === '';
  return isEmpty || isTemplate(node.value) || node.value === usual ? [] : [{ path, node }];
}

/** Variables of flyteadmin have nothing to do with authentication, but for the secrets. */
const isOtherEnv = (node: Node, path: Path): boolean =>
  isNamedList(path) &&
  ![...leaves(node)].some(({ node: leaf }) => leaf.kind === 'scalar' && /^FLYTE_SECRET_/.test(String(leaf.value)));

/** What a template comes to is in the answers. */
const isTemplate = (value: unknown): boolean => typeof value === 'string' && value.includes('{{');

/** The value at a path; undefined where there is none. */
export const plainAt = (plain: Plain | undefined, path: Path): Plain | undefined =>
  path.reduce<Plain | undefined>((here, step) => (isPlainMap(here) && Object.hasOwn(here, step) ? here[step] : undefined), plain);

/** `configmap.adminServer.auth.userAuth.cookieSetting.domain (values.yaml:31:17)` */
export function described({ sources, analysis }: OwnValues, { path, node: { origin } }: OwnSetting): string {
  const whole = formatPath([...valuesPrefix(analysis.model.release.chart), ...path]);
  return origin.from === 'file' ? `${whole} (${describeOrigin(origin, sources)})` : whole;
}
