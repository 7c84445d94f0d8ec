import { isPlainList, isPlainMap, type Plain, type ScalarValue } from '../../core/tree.ts';
import { yamlName, yamlString } from '../../core/yaml-string.ts';

/** Text that is the same string to every reader without quotes, also between brackets. */
const PLAIN = /^[A-Za-z/$](?:[\w./$:@+=-]*[\w/=])?$/;
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** A scalar in the quotes that it had, if they can hold the new value. */
export function scalarText(value: ScalarValue, quote = ''): string {
  if (typeof value !== 'string') return String(value);
  if (quote === "'" && /^[ -~]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return quote === '' && PLAIN.test(value) && !WORDS.test(value) ? value : yamlString(value);
}

/** A value on one line, fit for brackets and braces; in a file of JSON it is JSON. */
export function flowText(value: Plain, isJson = false): string {
  if (isPlainList(value)) return `[${value.map((item) => flowText(item, isJson)).join(', ')}]`;
  if (!isPlainMap(value)) return scalarText(value, isJson ? '"' : '');
  const entries = Object.entries(value).map(([key, item]) => flowEntry(key, item, isJson));
  return `{${entries.join(', ')}}`;
}

/** `key: value`, fit for braces. */
export const flowEntry = (key: string, value: Plain, isJson = false): string =>
  `${isJson ? yamlString(key) : yamlName(key)}: ${flowText(value, isJson)}`;

/** A key and its value in the block style, beginning at a column; lists stay on one line. */
export function blockLines(key: string, value: Plain, column: number, step: number): readonly string[] {
  const head = `${' '.repeat(column)}${yamlName(key)}:`;
  if (!isPlainMap(value) || Object.keys(value).length === 0) return [`${head} ${flowText(value)}`];
  return [head, ...Object.entries(value).flatMap(([name, item]) => blockLines(name, item, column + step, step))];
}

/** An item of a block list whose content begins at a column: a map key by key, anything else on one line. */
export function itemLines(item: Plain, column: number, step: number): readonly string[] {
  if (!isPlainMap(item) || Object.keys(item).length === 0) return [`${' '.repeat(column)}${flowText(item)}`];
  return Object.entries(item).flatMap(([key, value]) => blockLines(key, value, column, step));
}
