import { type Document, isMap, isScalar, type Pair } from 'yaml';
import type { Plain, ScalarValue } from '../core/tree.ts';
import { comment } from './comment.ts';
import { documentOf, textOf } from './safe-yaml.ts';

/** Plain values as they are written; keys whose value is undefined are left out. */
export type Value = ScalarValue | readonly Value[] | { readonly [key: string]: Value | undefined };

/** The values that are written, without what is left out. */
export function plainOf(value: Value): Plain {
  if (isList(value)) return value.map(plainOf);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, plainOf(item)]])));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Comments by the path of the key that they stand above, for example `configuration.auth.oidc.baseUrl`. */
export type Notes = Readonly<Record<string, string | undefined>>;

/** Writes a values file with a comment above each key that has a note; notes of keys that are not there are left out. */
export function valuesText(header: readonly string[], values: Value, notes: Notes): string {
  const document = documentOf(values);
  for (const [path, note] of Object.entries(notes)) {
    const steps = path.split('.');
    const pair = pairAt(document, steps);
    if (pair && note !== undefined) addNote(pair, note, 2 * (steps.length - 1));
  }
  spaceSections(document);
  return `${comment(header)}\n\n${textOf(document)}`;
}

/** Sets the sections of the first two levels apart by blank lines. */
function spaceSections({ contents }: Document): void {
  if (!isMap(contents)) return;
  const inner = contents.items.map(({ value }) => (isMap(value) ? value.items : []));
  for (const { key } of [contents.items, ...inner].flatMap((pairs) => pairs.slice(1))) if (isScalar(key)) key.spaceBefore = true;
}

function pairAt(document: Document, steps: readonly string[]): Pair | undefined {
  const parent = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1));
  if (!isMap(parent)) return undefined;
  return parent.items.find(({ key }) => isScalar(key) && key.value === steps.at(-1));
}

function addNote(pair: Pair, note: string, indent: number): void {
  // The library writes the "#" and the indentation.
  if (isScalar(pair.key)) pair.key.commentBefore = comment([note], indent).replaceAll(/^#/gm, '');
}
