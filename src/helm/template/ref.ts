import { type GoValue, isGoMap, lookUp, STRING_MAP, typeName } from '../go/value.ts';

/**
 * A value as Go's reflection sees it: `boxed` means that it comes out of a map or list of interfaces, where nil is an error to
 * look into; nil that is not boxed stands for no value at all.
 */
export interface Ref {
  readonly value: GoValue;
  readonly boxed: boolean;
}

/** A value of its own type. */
export const bare = (value: GoValue): Ref => ({ value, boxed: false });
/** A value out of a map or list of interfaces. */
export const boxed = (value: GoValue): Ref => ({ value, boxed: true });
/** No value at all, as where a template is called without one. */
export const NOTHING: Ref = bare(null);

/** The type that messages about looking into the value name. */
export function staticType({ value, boxed: inInterface }: Ref): string {
  return inInterface ? 'interface {}' : typeName(value);
}

/** The element of a map or list, with Go's static type of its elements. */
export function elementOf(type: string, value: GoValue): Ref {
  return type === STRING_MAP || (type.startsWith('[]') && !type.startsWith('[]interface')) ? bare(value) : boxed(value);
}

/** An entry of a map, where a missing key gives the zero value, as Helm wants it. */
export function entryOf(container: GoValue, key: string): Ref {
  if (!isGoMap(container)) return NOTHING;
  const value = lookUp(container, key);
  if (value === undefined) return container.type === STRING_MAP ? bare('') : boxed(null);
  return elementOf(container.type, value);
}
