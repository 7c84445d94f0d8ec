import type { Spec } from '../flyte/spec.ts';
import type { JsonSchema } from './json-schema.ts';

export type ScalarKind =
  | 'text'
  | 'url'
  | 'duration'
  | 'flag'
  | 'int'
  | 'bytes'
  | 'switch'
  | 'plainUrl'
  | 'uriList'
  | 'name'
  | 'secret';
type Choice = Extract<Spec, { readonly kind: 'choice' }>;

/** A value that a template of Helm makes, whatever it may be. */
const TEMPLATE: JsonSchema = { type: 'string', pattern: '\\{\\{' };

const NOTHING: JsonSchema = { type: 'null' };

/** What `strconv.ParseBool` knows, and the words that YAML 1.1, and so Helm, takes for booleans where editors see texts. */
const FLAG_WORDS = ['', '0', '1', 'f', 't', 'F', 'T', 'false', 'true', 'False', 'True', 'FALSE', 'TRUE'];
const YAML_1_1 = ['n', 'no', 'off', 'y', 'yes', 'on'].flatMap((word) => [
  word,
  `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  word.toUpperCase(),
]);

const UNIT = '(ns|us|µs|μs|ms|s|m|h)';
const DURATION = `^([+-]?(0|(([0-9]+(\\.[0-9]*)?|\\.[0-9]+)${UNIT})+))?$`;
const WHOLE_NUMBER = '^([+-]?0[xX][0-9a-fA-F_]+|[+-]?0[bBoO]?[0-9_]*|[+-]?[1-9][0-9_]*)?$';
const BASE64 = '^[A-Za-z0-9+/\\r\\n]*(=[\\r\\n]*){0,2}$';
/**
 * No blanks, braces and other signs that Go refuses in a host, and no colon before the first slash unless a scheme stands there. Without
 * looking ahead, which Go's regular expressions, and so Helm, cannot.
 */
const URL_PATTERN = '^([A-Za-z][A-Za-z0-9+.-]*:(//[^/?# {}|\\\\^`]*([/?#].*)?|/?([^/].*)?)|[^:]*([/?#].*)?)$';

/** What Flyte's decoder takes for each kind of setting, weak typing included. */
export const SCALARS: Readonly<Record<ScalarKind, JsonSchema>> = {
  text: { type: ['string', 'number', 'boolean', 'null'] },
  url: {
    anyOf: [{ type: 'string', format: 'uri-reference', pattern: URL_PATTERN }, NOTHING, TEMPLATE],
  },
  duration: { anyOf: [{ type: 'string', pattern: DURATION }, { type: 'number' }, NOTHING, TEMPLATE] },
  flag: { anyOf: [{ type: 'boolean' }, { enum: [...FLAG_WORDS, ...YAML_1_1] }, { type: 'number' }, NOTHING, TEMPLATE] },
  int: { anyOf: [{ type: ['number', 'boolean'] }, { type: 'string', pattern: WHOLE_NUMBER }, NOTHING, TEMPLATE] },
  // To Helm any text is true, "false" too; refusing that one is what the schema is for.
  switch: { anyOf: [{ type: ['boolean', 'number', 'null'] }, { enum: ['true', ...YAML_1_1] }] },
  plainUrl: { type: ['string', 'null'], format: 'uri-reference', pattern: URL_PATTERN },
  uriList: { type: ['array', 'null'], items: { $ref: '#/$defs/url' } },
  name: { type: ['string', 'null'] },
  secret: { type: ['string', 'null'] },
  bytes: { anyOf: [{ type: 'string', contentEncoding: 'base64', pattern: BASE64 }, NOTHING, TEMPLATE] },
};

/** An enumeration: by name, or by number as Go keeps it. */
export const choiceSchema = ({ values }: Choice): JsonSchema => ({
  anyOf: [
    { enum: [...values] },
    { enum: ['', ...values.flatMap((_name, index) => [index, String(index)]), false, true] },
    NOTHING,
    TEMPLATE,
  ],
});

/** One item kind in a list, or alone. */
export const listOf = (item: JsonSchema): JsonSchema => ({ anyOf: [{ type: 'array', items: item }, item] });
