import type { Spec } from '../flyte/spec.ts';
import { escaped, type JsonSchema, refTo } from './json-schema.ts';
import { choiceSchema, listOf } from './scalars.ts';
import type { Told } from './told.ts';

type Of<K extends Spec['kind']> = Extract<Spec, { readonly kind: K }>;
type AnyTold = string | readonly [whole: string, parts: AnyTold | { readonly [key: string]: AnyTold }];

/** The schema of a section: what Flyte's decoder takes, with what is told of every setting. */
export const specSchema = <const S extends Spec>(spec: S, told: Told<S>): JsonSchema => schemaOf(spec, told as AnyTold);

function schemaOf(spec: Spec, told: AnyTold): JsonSchema {
  const [description, parts] = typeof told === 'string' ? [told, undefined] : told;
  return { description, ...shapeOf(spec, parts) };
}

function shapeOf(spec: Spec, parts: unknown): JsonSchema {
  switch (spec.kind) {
    case 'struct':
      return structShape(spec, parts as { readonly [key: string]: AnyTold });
    case 'mapOf':
      return mapShape(schemaOf(spec.item, parts as AnyTold));
    case 'choice':
      return choiceSchema(spec);
    case 'texts':
      return listOf(refTo('text'));
    case 'urls':
      return listOf(refTo('url'));
    case 'byteLists':
      return listOf(refTo('bytes'));
    default:
      return refTo(spec.kind);
  }
}

function structShape({ fields }: Of<'struct'>, parts: { readonly [key: string]: AnyTold }): JsonSchema {
  const names = Object.keys(fields);
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(names.map((name) => [name, schemaOf(fields[name] as Spec, parts[name] ?? '')])),
    patternProperties: { [otherNames(names)]: {} },
    additionalProperties: false,
  };
}

/** By its id, or as a list of such maps, which keeps capital letters. */
const mapShape = (item: JsonSchema): JsonSchema => ({
  anyOf: [
    { type: ['object', 'null'], additionalProperties: item },
    { type: 'array', items: { type: ['object', 'null'], additionalProperties: item } },
  ],
});

/** Keys that are read though they are not written as usual: in another case, by a template, or by a merge key of YAML. */
const otherNames = (names: readonly string[]): string => `^(?:<<|.*\\{\\{.*|${names.map(anyCase).join('|')})$`;

const anyCase = (name: string): string =>
  [...name].map((char) => (/[a-z]/i.test(char) ? `[${char.toLowerCase()}${char.toUpperCase()}]` : escaped(char))).join('');
