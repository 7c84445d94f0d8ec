import { closest } from '../core/distance.ts';
import { UsageError } from '../core/errors.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';
import { inline, quotedList } from '../core/quote.ts';
import { isList, isMap, isNull, type MapNode, type Node } from '../core/tree.ts';
import { parseYaml } from '../source/parse.ts';
import { CONFIG_KEYS, type ConfigFile, type Form, RULE_LEVELS } from './keys.ts';

const KEYS = Object.keys(CONFIG_KEYS);
const REMEDY = `known keys: ${quotedList(KEYS)}`;

/** Reads a configuration file of `validate`. Throws UsageError that names the place of the first fault. */
export function parseConfig(source: SourceText, ruleIds: readonly string[]): ConfigFile {
  const { documents, problems, duplicates } = parseYaml(source, 'flyte');
  const [twice] = duplicates;
  if (twice)
    throw fault(
      source,
      twice.last.key ?? twice.last.value,
      `"${inline(String(twice.path.at(-1)))}" is given twice`,
      'write it once',
    );
  const [problem] = problems;
  if (problem) throw fault(source, problem.span, problem.message, 'write one mapping of keys');
  const [root] = documents;
  if (root === undefined || isNull(root)) return {};
  if (!isMap(root)) throw fault(source, spanOf(root), `is ${kindOf(root)} where a mapping is needed`, REMEDY);
  return Object.fromEntries(entriesOf(root).flatMap(([key, node]) => entry(source, key, node, ruleIds)));
}

const entriesOf = (map: MapNode): readonly (readonly [string, Node])[] => [...map.entries];

function entry(source: SourceText, key: string, node: Node, ruleIds: readonly string[]): readonly (readonly [string, unknown])[] {
  if (!isKey(key)) {
    const meant = closest(key.replace(/[-_]/g, ''), KEYS);
    throw fault(source, keySpan(node), `unknown key "${inline(key)}"${meant ? `. did you mean "${meant}"` : ''}`, REMEDY);
  }
  return isNull(node)
    ? []
    : [[key, READERS[CONFIG_KEYS[key].form.kind](node, { source, key, form: CONFIG_KEYS[key].form, ruleIds })]];
}

const isKey = (key: string): key is keyof ConfigFile => Object.hasOwn(CONFIG_KEYS, key);

interface Place {
  readonly source: SourceText;
  readonly key: string;
  readonly form: Form;
  readonly ruleIds: readonly string[];
}

const READERS: Readonly<Record<Form['kind'], (node: Node, place: Place) => unknown>> = {
  text: readText,
  texts: (node, place) => (isList(node) ? node.items.map((item) => readText(item, place)) : [readText(node, place)]),
  choice: (node, place) => readChoice(node, place, place.form.kind === 'choice' ? place.form.values : []),
  levels: readLevels,
};

function readText(node: Node, { source, key }: Place): string {
  if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
  throw fault(source, spanOf(node), `"${key}" is ${kindOf(node)} where a text is needed`, 'put it in quotes');
}

function readChoice(node: Node, { source, key }: Place, values: readonly string[]): string {
  const value = node.kind === 'scalar' ? String(node.value) : kindOf(node);
  if (values.includes(value)) return value;
  const meant = closest(value, values);
  const hint = meant ? `. did you mean "${meant}"` : '';
  throw fault(
    source,
    spanOf(node),
    `"${key}" cannot be "${inline(value)}"${hint}`,
    `it is one of ${[...values].sort().join(', ')}`,
  );
}

function readLevels(node: Node, place: Place): Readonly<Record<string, string>> {
  const { source, key, ruleIds } = place;
  if (!isMap(node))
    throw fault(source, spanOf(node), `"${key}" is ${kindOf(node)} where a mapping is needed`, 'write rule-id: level');
  return Object.fromEntries(
    entriesOf(node).map(([id, level]) => {
      if (ruleIds.includes(id)) return [id, readLevel(level, { ...place, key: `${key}.${id}` })];
      const meant = closest(id, ruleIds);
      throw fault(
        source,
        keySpan(level),
        `no rule has the id "${inline(id)}"${meant ? `. did you mean "${meant}"` : ''}`,
        '"flyte-auth-config rules" lists them',
      );
    }),
  );
}

/** YAML 1.1 reads `off` as false, and so do programs that write this file. */
const readLevel = (node: Node, place: Place): string =>
  node.kind === 'scalar' && node.value === false ? 'off' : readChoice(node, place, RULE_LEVELS);

function kindOf(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? 'a list' : 'a mapping';
  return typeof node.value === 'string' ? 'a text' : node.value === null ? 'empty' : `the ${typeof node.value} ${node.value}`;
}

const spanOf = ({ origin }: Node): Span => (origin.from === 'file' ? origin.value : { start: 0, end: 0 });
const keySpan = (node: Node): Span => (node.origin.from === 'file' && node.origin.key) || spanOf(node);

function fault(source: SourceText, { start }: Span, what: string, remedy: string): UsageError {
  const { line, column } = positionAt(source, start);
  return new UsageError(`${source.name}:${line}:${column}: ${what}`, remedy);
}
