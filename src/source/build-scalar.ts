import type { Scalar } from 'yaml';
import { type Node, type ScalarNode, type ScalarValue, scalar } from '../core/tree.ts';
import { type Building, originAt, type Spot, spanOf } from './building.ts';
import { type Resolved, resolveScalar, type Typed } from './scalars.ts';
import { isTimestamp } from './timestamps.ts';

/** What a scalar means in its dialect, as a value or as a key. */
export function resolved(node: Scalar, building: Building): Resolved {
  const tag = node.tag?.replace(/^tag:yaml\.org,2002:/, '!!');
  return resolveScalar(textOf(node, building), node.type === 'PLAIN', building.dialect, tag);
}

function textOf(node: Scalar, { openEnd }: Building): string {
  const text = String(node.value ?? '');
  const open = openEnd !== undefined && node.type?.startsWith('BLOCK') && node.range?.[1] === openEnd;
  return open ? text.replace(/\n$/, '') : text;
}

/** A scalar of the library as a leaf of the project's tree; what its dialect cannot take is a problem. */
export function scalarNode(node: Scalar, spot: Spot, building: Building): Node {
  const origin = originAt(spanOf(node, building), spot, building);
  const found = resolved(node, building);
  const reason = 'refused' in found ? found.refused : unwritable(found.value, building);
  if (reason !== undefined) building.problems.push({ message: reason, span: origin.value });
  if ('refused' in found) return scalar(String(node.value), origin);
  return building.dialect === 'helm' ? scalar(found.value, origin) : { ...scalar(found.value, origin), ...lossOf(node, found) };
}

/** What Go knows of a value and the tree does not. Helm's way through JSON loses it as well. */
function lossOf(node: Scalar, { digits }: Typed): Pick<ScalarNode, 'timestamp' | 'digits'> {
  if (digits !== undefined) return { digits };
  return node.type === 'PLAIN' && node.tag === undefined && isTimestamp(String(node.value)) ? { timestamp: true } : {};
}

function unwritable(value: ScalarValue, { dialect }: Building): string | undefined {
  const endless = dialect === 'helm' && typeof value === 'number' && !Number.isFinite(value);
  return endless ? 'Helm turns values into JSON, which knows no .inf and no .nan' : undefined;
}
