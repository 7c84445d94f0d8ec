import { positionAt, sourceText } from '../core/lines.ts';
import type { Origin } from '../core/origin.ts';
import { at, isList, isMap, leaves, list, map, type Node, scalar } from '../core/tree.ts';
import { parseYaml } from '../source/parse.ts';
import { HelmError } from './failure.ts';
import { NO_VALUE } from './go/format.ts';
import type { TemplateContext } from './template/context.ts';
import { renderTemplate } from './template/render.ts';
import { toYaml } from './to-yaml.ts';
import { TemplateUnsupportedError } from './unsupported.ts';

/** Text that is not YAML, where a tree was to be. */
export interface BrokenTree {
  readonly kind: 'broken';
  /** Like the words of go-yaml: `yaml: line 3: …`. */
  readonly error: string;
  readonly origin?: Origin;
}

const OPEN = '{{';
/** Texts that do not survive printing and reading: templates, and characters that Helm's way through JSON changes. */
const CHANGING = /\{\{|<no value>|[\x7f-\x9f\ufffe\uffff]|\p{Surrogate}/u;

/** What Helm's `tpl text .` gives. Throws HelmError where Helm fails and TemplateUnsupportedError where its outcome is not known. */
export function tplText(text: string, context: TemplateContext): string {
  return text.includes(OPEN) ? renderTemplate(text, context) : text.replaceAll(NO_VALUE, '');
}

/**
 * What is read (as Flyte or Helm reads it) of a value printed through `tpl (toYaml value) .`; every node keeps the origin of the
 * value at its path, or of the nearest one above. Throws as `tplText` does, naming the value that is to blame.
 */
export function tplTree(node: Node, context: TemplateContext, dialect: 'flyte' | 'helm' = 'flyte'): Node | BrokenTree {
  if (!isChanging(node)) return node;
  const text = render(node, context);
  // In the chart's template a line break follows.
  const source = sourceText('tpl', `${text}\n`);
  const { documents, problems } = parseYaml(source, dialect);
  const [problem] = problems;
  if (problem !== undefined) {
    const { line } = positionAt(source, problem.span.start);
    return { kind: 'broken', error: `yaml: line ${line}: ${problem.message}`, origin: templateOrigin(node, context) };
  }
  const [document] = documents;
  const follow = (source: Node) => originBehind(source, context);
  return document === undefined ? scalar(null, node.origin) : withOrigins(document, node, node.origin, follow);
}

/** A template that is nothing but the name of another value. */
const REFERENCE = /^\{\{-? *\.Values\.([\w.]+) *-?\}\}$/;

/** Where a value only refers to another one, as the chart's own do, that one is what somebody has a say in. */
function originBehind(node: Node, { values }: TemplateContext): Origin {
  const path = node.kind === 'scalar' ? REFERENCE.exec(String(node.value))?.[1]?.split('.') : undefined;
  return (path && at(values, path)?.origin) ?? node.origin;
}

function isChanging(node: Node): boolean {
  if (isList(node)) return node.items.some(isChanging);
  if (isMap(node)) return [...node.entries].some(([key, child]) => CHANGING.test(key) || key === '<<' || isChanging(child));
  return typeof node.value === 'string' && CHANGING.test(node.value);
}

function render(node: Node, context: TemplateContext): string {
  try {
    return tplText(toYaml(node), context);
  } catch (error) {
    if (error instanceof HelmError) throw new HelmError(error.message, error.origin ?? culprit(node, context));
    if (error instanceof TemplateUnsupportedError) throw new TemplateUnsupportedError(error.message, culprit(node, context));
    throw error;
  }
}

/** The first value that fails on its own, else the first that holds a template. */
function culprit(node: Node, context: TemplateContext): Origin {
  for (const { node: leaf } of leaves(node)) {
    if (leaf.kind !== 'scalar' || typeof leaf.value !== 'string' || !leaf.value.includes(OPEN)) continue;
    try {
      renderTemplate(leaf.value, context);
    } catch {
      return leaf.origin;
    }
  }
  return templateOrigin(node, context);
}

function templateOrigin(node: Node, context: TemplateContext): Origin {
  for (const { node: leaf } of leaves(node)) {
    if (leaf.kind === 'scalar' && typeof leaf.value === 'string' && leaf.value.includes(OPEN)) return originBehind(leaf, context);
  }
  return node.origin;
}

/** Puts the origins of `source` on the nodes at the same paths; `nearest` is for those that have no counterpart. */
function withOrigins(node: Node, source: Node | undefined, nearest: Origin, originOf: (source: Node) => Origin): Node {
  const origin = source ? originOf(source) : nearest;
  if (isList(node)) {
    return list(
      node.items.map((item, index) => withOrigins(item, isList(source) ? source.items[index] : undefined, origin, originOf)),
      origin,
    );
  }
  if (!isMap(node)) return scalar(node.value, origin);
  const entries = [...node.entries].map(
    ([key, child]) => [key, withOrigins(child, isMap(source) ? source.entries.get(key) : undefined, origin, originOf)] as const,
  );
  return map(entries, origin);
}
