import { fromNode, type GoMap, type GoValue, goMap, unknown } from '../go/value.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import type { TemplateContext } from './context.ts';
import { runText } from './execute.ts';

/** Evaluates a text as Helm's `tpl text .` does. Throws HelmError where Helm fails, TemplateUnsupportedError where Helm's outcome is not known. */
export function renderTemplate(text: string, context: TemplateContext): string {
  try {
    return runText({ context, including: new Map(), work: 0, depth: 0 }, new Map(), text, rootOf(context));
  } catch (error) {
    if (error instanceof RangeError) throw new TemplateUnsupportedError('a template that is nested too deeply');
    throw error;
  }
}

const roots = new WeakMap<TemplateContext, GoMap>();

/** The dot of the chart's templates. */
function rootOf(context: TemplateContext): GoMap {
  const known = roots.get(context);
  if (known !== undefined) return known;
  const values = fromNode(context.values);
  const root = shared(
    [
      ['Values', withType(values, 'common.Values')],
      ['Release', releaseOf(context)],
      ['Chart', chartOf(context)],
      ...['Capabilities', 'Template', 'Files', 'Subcharts'].map((name) => [name, unknown(`.${name} in a template`)] as const),
    ],
    'common.Values',
  );
  roots.set(context, root);
  return root;
}

function shared(entries: Iterable<readonly [string, GoValue]>, type?: string): GoMap {
  return { ...goMap(entries, type), shared: true };
}

function withType(value: GoValue, type: string): GoValue {
  return typeof value === 'object' && value !== null && value.kind === 'map' ? { ...value, type } : value;
}

function releaseOf({ release }: TemplateContext): GoMap {
  const byCommand = ['IsInstall', 'IsUpgrade', 'Revision'].map(
    (name) => [name, unknown(`.Release.${name} in a template`)] as const,
  );
  return shared([['Name', release.name], ['Namespace', release.namespace], ['Service', 'Helm'], ...byCommand]);
}

/** Other fields of Chart.yaml than these are there but not known. */
const CHART_FIELDS = [
  ...[
    'APIVersion',
    'Annotations',
    'Condition',
    'Dependencies',
    'Deprecated',
    'Description',
    'Home',
    'Icon',
    'IsRoot',
    'Keywords',
  ],
  ...['KubeVersion', 'Maintainers', 'Sources', 'Tags', 'Type'],
];

function chartOf({ chart }: TemplateContext): GoMap {
  const others = CHART_FIELDS.map((name) => [name, unknown(`.Chart.${name} in a template`)] as const);
  return shared([['Name', chart.name], ['Version', chart.version], ['AppVersion', chart.appVersion], ...others]);
}
