import { fromNode, type GoMap, type GoValue, goMap, isGoMap, unknown } from '../go/value.ts';
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
  const values = (context.omittedValues ?? []).reduce(
    (known, path) => withOmitted(known, path.split('.'), path),
    fromNode(context.values),
  );
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

/** Marks the value at a path, or the place where it is missing, as known in part or not at all. */
function withOmitted(value: GoValue, [key, ...rest]: readonly string[], path: string): GoValue {
  const what = `.Values.${path} in a template`;
  if (key === undefined) return incomplete(value, what);
  if (!isGoMap(value)) return value;
  const child = value.entries.get(key);
  const marked = child === undefined ? unknown(what) : withOmitted(child, rest, path);
  return { ...value, entries: new Map(value.entries).set(key, marked) };
}

/** What the user gives below an omitted key is laid over values that are not known. */
function incomplete(value: GoValue, what: string): GoValue {
  if (!isGoMap(value)) return value;
  if (value.entries.size === 0) return unknown(what);
  return {
    ...value,
    incomplete: what,
    entries: new Map([...value.entries].map(([key, child]) => [key, incomplete(child, what)])),
  };
}

function shared(entries: Iterable<readonly [string, GoValue]>, type?: string): GoMap {
  return { ...goMap(entries, type), shared: true };
}

function withType(value: GoValue, type: string): GoValue {
  return isGoMap(value) ? { ...value, type } : value;
}

function releaseOf({ release }: TemplateContext): GoMap {
  const byCommand = ['IsInstall', 'IsUpgrade', 'Revision'].map(
    (name) => [name, unknown(`.Release.${name} in a template`)] as const,
  );
  return shared([['Name', release.name], ['Namespace', release.namespace], ['Service', 'Helm'], ...byCommand]);
}

/** Other fields of Chart.yaml than these are there but not known. */
const CHART_FIELDS = [
  'APIVersion Annotations Condition Dependencies Deprecated Description Home Icon',
  'IsRoot Keywords KubeVersion Maintainers Sources Tags Type',
].flatMap((line) => line.split(' '));

function chartOf({ chart }: TemplateContext): GoMap {
  const others = CHART_FIELDS.map((name) => [name, unknown(`.Chart.${name} in a template`)] as const);
  return shared([['Name', chart.name], ['Version', chart.version], ['AppVersion', chart.appVersion], ...others]);
}
