import type { Node } from '../../core/tree.ts';

const LIST_KIND = 'slice';
const MAP_KIND = 'map';

/** The kind that Go's reflection gives a value of a configuration file, as error texts name it. */
export function goKind(node: Node): string {
  if (node.kind !== 'scalar') return node.kind === 'list' ? LIST_KIND : MAP_KIND;
  const { value } = node;
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'nil' : numberKind(value);
}

/** The type of a value as Go's `%T` names it. */
export function goType(node: Node): string {
  if (node.kind === 'list') return '[]interface {}';
  if (node.kind === 'scalar' && node.timestamp) return 'time.Time';
  return node.kind === 'map' ? 'map[string]interface {}' : goKind(node);
}

/** YAML gives an int where 64 bits hold the number and a float64 otherwise. */
function numberKind(value: number): 'int' | 'uint64' | 'float64' {
  if (!Number.isInteger(value) || value < -(2 ** 63) || value >= 2 ** 64) return 'float64';
  return value < 2 ** 63 ? 'int' : 'uint64';
}
