import { TemplateUnsupportedError } from '../unsupported.ts';
import { formatFloat } from './number.ts';
import { type GoMap, type GoValue, isGoInt, isGoList, isGoMap, isUnknown } from './value.ts';
import { compareYamlKeys } from './yaml-order.ts';
import { readBack } from './yaml-readback.ts';
import { scalarStyle } from './yaml-style.ts';
import { startLine, writeColon, writeIndicator, writeScalar, writeWord, type YamlWriter, yamlWriter } from './yaml-writer.ts';

const INDENT = 2;
/** Longer keys (in bytes) and those of several lines are written behind a question mark. */
const SIMPLE_KEY_LIMIT = 128;

/** A value as Helm's `toYaml` prints it (sigs.k8s.io/yaml over go-yaml v2), without the last line break; empty if it cannot. */
export function encodeYaml(value: GoValue): string {
  const readable = readBack(value);
  if (readable === undefined) return '';
  const out = yamlWriter();
  writeValue(out, readable, 0, false);
  return out.parts.join('').replace(/\n$/, '');
}

/** `indent` is the column of a nested block and of a string's further lines. */
function writeValue(out: YamlWriter, value: GoValue, indent: number, behindKey: boolean): void {
  if (isGoMap(value) && value.entries.size > 0) writeMap(out, value, indent);
  // A list behind a simple key stands below the key without further indentation.
  else if (isGoList(value) && value.items.length > 0)
    writeList(out, value.items, behindKey && !out.fresh ? indent - INDENT : indent);
  else if (typeof value === 'string') writeText(out, value, Math.max(indent, INDENT), false);
  else writeWord(out, word(value));
}

function writeMap(out: YamlWriter, value: GoMap, indent: number): void {
  const entries = [...value.entries].sort(([a], [b]) => compareYamlKeys(a, b));
  for (const [key, child] of entries) {
    startLine(out, indent);
    if (isSimpleKey(key)) {
      writeText(out, key, indent + INDENT, true);
      writeColon(out);
    } else {
      writeIndicator(out, '?');
      writeText(out, key, indent + INDENT, false);
      startLine(out, indent);
      writeIndicator(out, ':');
    }
    writeValue(out, child, indent + INDENT, true);
  }
}

function writeList(out: YamlWriter, items: readonly GoValue[], indent: number): void {
  for (const item of items) {
    startLine(out, indent);
    writeIndicator(out, '-');
    writeValue(out, item, indent + INDENT, false);
  }
}

function writeText(out: YamlWriter, text: string, indent: number, isKey: boolean): void {
  writeScalar(out, text, scalarStyle(text, isKey), indent, !isKey);
}

function isSimpleKey(key: string): boolean {
  return Buffer.byteLength(key) <= SIMPLE_KEY_LIMIT && !/[\r\n\u0085\u2028\u2029]/.test(key);
}

function word(value: GoValue): string {
  if (value === null) return 'null';
  if (isUnknown(value)) throw new TemplateUnsupportedError(value.what);
  if (isGoMap(value)) return value.isNil === true ? 'null' : '{}';
  if (isGoList(value)) return value.isNil === true ? 'null' : '[]';
  if (isGoInt(value)) return String(value.value);
  return typeof value === 'number' ? yamlNumber(value) : String(value);
}

/** Whole numbers of up to 64 bits are printed with all digits, others as Go prints a float. */
function yamlNumber(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) return formatFloat(value);
  const digits = BigInt(String(value));
  return digits >= -(2n ** 63n) && digits < 2n ** 64n ? String(digits) : formatFloat(value);
}
