import type { Node } from '../core/tree.ts';
import { fromNode } from './go/value.ts';
import { encodeYaml } from './go/yaml-encode.ts';

/** What Helm's `toYaml` prints for a value: sorted keys, go-yaml's quoting and folding, no line break at the end. */
export function toYaml(node: Node): string {
  return encodeYaml(fromNode(node));
}
