import type { Node } from '../core/tree.ts';
import { goPrint } from '../helm/go-print.ts';
import type { EnvVar } from './chart.ts';

/** The environment variables in a container's `env` list; what is no list of named entries has no effect here. */
export function envVars(node: Node | undefined): EnvVar[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const name = item.entries.get('name');
    const value = item.entries.get('value');
    if (name === undefined) return [];
    return [
      { name: goPrint(name), origin: item.origin, ...(value && { value: { value: goPrint(value), origin: value.origin } }) },
    ];
  });
}
