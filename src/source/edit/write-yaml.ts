import type { Plain, ScalarValue } from '../../core/tree.ts';
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

/** A value on one line, fit for brackets and braces. */
export function flowText(value: Plain): string {
  if (isItems(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isKeys(value)) return scalarText(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${yamlName(key)}: ${flowText(item)}`)
    .join(', ')}}`;
}

/** A key and its value in the block style, beginning at a column; lists stay on one line. */
export function blockLines(key: string, value: Plain, column: number, step: number): readonly string[] {
  const head = `${' '.repeat(column)}${yamlName(key)}:`;
  if (!isKeys(value) || Object.keys(value).length === 0) return [`${head} ${flowText(value)}`];
  return [head, ...Object.entries(value).flatMap(([name, item]) => blockLines(name, item, column + step, step))];
}

const isItems = (value: Plain): value is readonly Plain[] => Array.isArray(value);
const isKeys = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !isItems(value);
