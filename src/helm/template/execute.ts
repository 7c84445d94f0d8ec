import type { Node } from '../../core/tree.ts';
import { HelmError } from '../failure.ts';
import { NO_VALUE } from '../go/format.ts';
import { LIMITS } from '../go/limits.ts';
import { quoteGo } from '../go/quote.ts';
import { type GoValue, isGoMap, toNode } from '../go/value.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import { isBlank, type Template } from './ast.ts';
import { parseTemplate } from './parse.ts';
import { TEMPLATE_NAME } from './parser.ts';
import { bare, type Ref } from './ref.ts';
import type { Run, State } from './state.ts';
import { walk } from './walk.ts';

/** Where a template stands: the evaluation, and the templates that the text and those around it define. */
interface Scope {
  readonly run: Run;
  readonly templates: ReadonlyMap<string, Template>;
}

/** Evaluates a text as Helm's `tpl` does; templates that it defines are seen by it and by what it evaluates in turn. */
export function runText(run: Run, outer: ReadonlyMap<string, Template>, text: string, dot: GoValue): string {
  const templates = withDefinitions(outer, parse(text));
  const main = templates.get(TEMPLATE_NAME);
  if (main === undefined) return '';
  try {
    return runTemplate(run, templates, main, bare(dot)).replaceAll(NO_VALUE, '');
  } catch (error) {
    throw withContext(error, `error during tpl function execution for ${quoteGo(text)}`);
  }
}

function parse(text: string): ReadonlyMap<string, Template> {
  try {
    return parseTemplate(text);
  } catch (error) {
    throw withContext(error, `cannot parse template ${quoteGo(text)}`);
  }
}

/** Puts words before the message of a plain HelmError; others stay as they are. */
function withContext(error: unknown, words: string): unknown {
  const isPlain = error instanceof HelmError && error.constructor === HelmError;
  return isPlain ? new HelmError(`${words}: ${error.message}`, error.origin) : error;
}

/** A blank definition does not replace an earlier one, except for the text itself. */
function withDefinitions(outer: ReadonlyMap<string, Template>, defined: ReadonlyMap<string, Template>): Map<string, Template> {
  const templates = new Map(outer);
  for (const [name, template] of defined) {
    if (name === TEMPLATE_NAME || !isBlank(template) || !templates.has(name)) templates.set(name, template);
  }
  return templates;
}

function runTemplate(run: Run, templates: ReadonlyMap<string, Template>, template: Template, dot: Ref): string {
  if (run.depth >= LIMITS.depth) throw new TemplateUnsupportedError('a template that is nested too deeply');
  run.depth++;
  const scope = { run, templates };
  const state: State = {
    run,
    template,
    runtime: { include: (name, dot) => include(scope, name, dot), tpl: (text, dot) => runText(run, templates, text, dot) },
    named: (name) => namedTemplate(scope, name),
    out: [],
    variables: [{ name: '$', value: dot }],
    node: undefined,
  };
  walk(state, dot, template.body);
  run.depth--;
  return state.out.join('');
}

/** Helm counts how deep each name is nested and gives up beyond this. */
const MAX_INCLUDES = 1_000;

function include(scope: Scope, name: string, dot: GoValue): string {
  const { including } = scope.run;
  const running = including.get(name) ?? 0;
  if (running > MAX_INCLUDES) {
    throw new HelmError(`rendering template has a nested reference name: ${name}: unable to execute template`);
  }
  const run = namedTemplate(scope, name);
  if (run === undefined)
    throw new HelmError(`template: no template ${quoteGo(name)} associated with template "${TEMPLATE_NAME}"`);
  including.set(name, running + 1);
  const text = run(bare(dot));
  including.set(name, running);
  return text;
}

const ORIGIN = { from: 'template', path: [] } as const;
/** How the names of all templates of the charts begin; one that is not in the context exists, but is not modelled. */
const CHART_TEMPLATE = /^flyte/;

/** A template of the text or of the chart, ready to run; undefined where there is none of the name. */
function namedTemplate(scope: Scope, name: string): ((dot: Ref) => string) | undefined {
  const { run, templates } = scope;
  const template = templates.get(name);
  if (template !== undefined) return (dot) => runTemplate(run, templates, template, dot);
  const { context } = run;
  const native = context.templates?.get(name);
  if (native !== undefined) return ({ value }) => native(context, value === null ? undefined : nodeOf(value));
  if (CHART_TEMPLATE.test(name)) throw new TemplateUnsupportedError(`the named template ${quoteGo(name)} of the chart`);
  return undefined;
}

const nodes = new WeakMap<object, Node>();

/** The values of the release are large and handed to one named template after the other. */
function nodeOf(value: GoValue): Node {
  if (!isGoMap(value) || !value.shared) return toNode(value, ORIGIN);
  const node = nodes.get(value) ?? toNode(value, ORIGIN);
  nodes.set(value, node);
  return node;
}
