import { valuesPrefix } from '../../charts/where.ts';
import { positionAt } from '../../core/lines.ts';
import { formatPath, type Path } from '../../core/origin.ts';
import { at, isPlainMap, leaves, type Node, type Plain, toPlain } from '../../core/tree.ts';
import type { AnsweredSecrets, SetupChart } from '../../questions/answers.ts';
import type { Plan } from '../plan.ts';
import { baseOf, writtenFor } from './base.ts';
import { isNamedList, sameValue } from './lists.ts';
import type { OwnValues } from './own-values.ts';
import { ownChart } from './plan-edit.ts';

/** Where the charts keep what has to do with authentication. */
const TERRITORY: Readonly<Record<SetupChart, readonly string[]>> = {
  'flyte-binary': [
    'configuration.auth',
    'configuration.inlineSecretRef',
    'configuration.inline.auth',
    'configuration.inline.admin',
    'configuration.inline.server.security',
  ],
  'flyte-core': [
    'configmap.adminServer.auth',
    'configmap.adminServer.server.security',
    'configmap.admin',
    'secrets.adminOauthClientCredentials',
    'flyteadmin.secrets',
    'flyteadmin.env',
  ],
};

/**
 * The settings about authentication in the user's values that answers do not tell, so that values for another chart lack them:
 * `configmap.adminServer.auth.userAuth.cookieSetting.domain (values.yaml:31:17)`.
 */
export function leftBehind(own: OwnValues, { setup, answers }: Plan, secrets: AnsweredSecrets): readonly string[] {
  const { model } = own.analysis;
  const chart = ownChart(own);
  const known = baseOf(own)?.values ?? (chart && writtenFor({ ...setup, chart }, answers.idp, secrets).values);
  const prefix = valuesPrefix(model.release.chart);
  const ours = at(model.userValues, prefix);
  return (chart ? TERRITORY[chart] : []).flatMap((start) => {
    const path = start.split('.');
    const found = at(ours, path);
    return found === undefined
      ? []
      : unknownIn(found, path, known).map(({ at: place, node }) => described(own, [...prefix, ...place], node));
  });
}

interface Unknown {
  readonly at: Path;
  readonly node: Node;
}

/** What the generator would not have written, and does not take for its own. */
function unknownIn(node: Node, start: Path, known: Plain | undefined): readonly Unknown[] {
  if (node.kind === 'list')
    return sameValue(toPlain(node), plainAt(known, start) ?? null, start.at(-1)) || isNamed(node, start)
      ? []
      : [{ at: start, node }];
  if (node.kind === 'map') return [...node.entries].flatMap(([key, child]) => unknownIn(child, [...start, key], known));
  const isEmpty = node.value === null || node.value === '';
  return isEmpty || isTemplate(node.value) || node.value === plainAt(known, start) ? [] : [{ at: start, node }];
}

/** What a template comes to is in the answers. */
const isTemplate = (value: unknown): boolean => typeof value === 'string' && value.includes('{{');

/** Variables of flyteadmin have nothing to do with authentication, but for the secrets. */
const isNamed = (node: Node, path: Path): boolean =>
  isNamedList(path) &&
  ![...leaves(node)].some(({ node: leaf }) => leaf.kind === 'scalar' && /^FLYTE_SECRET_/.test(String(leaf.value)));

const plainAt = (plain: Plain | undefined, path: Path): Plain | undefined =>
  path.reduce<Plain | undefined>((here, step) => (isPlainMap(here) && Object.hasOwn(here, step) ? here[step] : undefined), plain);

function described({ sources }: OwnValues, path: Path, { origin }: Node): string {
  const source = origin.from === 'file' ? sources.find(({ name }) => name === origin.file) : undefined;
  if (source === undefined || origin.from !== 'file') return formatPath(path);
  const { line, column } = positionAt(source, origin.value.start);
  return `${formatPath(path)} (${source.name}:${line}:${column})`;
}
