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

/** A text that a template of Helm turns into something else, whatever it may be. */
const TEMPLATE = '\\{\\{';

const anyOf = (words: readonly string[]): string => `^(${words.join('|')})$`;

/** What `strconv.ParseBool` knows. */
const GO_WORDS = ['', '0', '1', 'f', 't', 'F', 'T', 'false', 'true', 'False', 'True', 'FALSE', 'TRUE'];
/** What YAML 1.1, and so Helm, takes for booleans where editors see texts. */
const YAML_WORDS = ['n', 'no', 'off', 'y', 'yes', 'on'].flatMap((word) => [
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

const URL_SCHEMA: JsonSchema = { type: ['string', 'null'], format: 'uri-reference', pattern: URL_PATTERN };

/** What Flyte's decoder takes for each kind of setting, weak typing included; a pattern holds for texts alone. */
export const SCALARS: Readonly<Record<ScalarKind, JsonSchema>> = {
  text: { type: ['string', 'number', 'boolean', 'null'] },
  url: { anyOf: [URL_SCHEMA, { type: 'string', pattern: TEMPLATE }] },
  duration: { type: ['string', 'number', 'null'], pattern: `${DURATION}|${TEMPLATE}` },
  flag: { type: ['boolean', 'string', 'number', 'null'], pattern: `${anyOf([...GO_WORDS, ...YAML_WORDS])}|${TEMPLATE}` },
  int: { type: ['number', 'string', 'boolean', 'null'], pattern: `${WHOLE_NUMBER}|${TEMPLATE}` },
  bytes: { type: ['string', 'null'], contentEncoding: 'base64', pattern: `${BASE64}|${TEMPLATE}` },
  // To Helm any text is true, "false" too; refusing that one is what the schema is for.
  switch: { type: ['boolean', 'string', 'number', 'null'], pattern: anyOf(['true', ...YAML_WORDS]) },
  plainUrl: URL_SCHEMA,
  uriList: { type: ['array', 'null'], items: { $ref: '#/$defs/url' } },
  name: { type: ['string', 'null'] },
  secret: { type: ['string', 'null'] },
};

/** An enumeration: by name, or by number as Go keeps it. */
export const choiceSchema = ({ values }: Choice): JsonSchema => ({
  anyOf: [
    { enum: [...values] },
    { type: ['number', 'null'], minimum: 0, maximum: values.length - 1 },
    { type: 'string', pattern: `${anyOf(['', ...values.keys()].map(String))}|${TEMPLATE}` },
  ],
});

/** One item kind in a list, or alone. */
export const listOf = (item: JsonSchema): JsonSchema => ({ anyOf: [{ type: 'array', items: item }, item] });
