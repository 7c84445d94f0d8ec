import { at, type MapNode, type Node } from '../core/tree.ts';
import { goPrint } from '../helm/go-print.ts';
import type { EnvVar } from './chart.ts';

/** The environment variables in a container's `env` list; what is no list of named entries has no effect here. */
export function envVars(node: Node | undefined): EnvVar[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const name = item.entries.get('name');
    return name === undefined ? [] : [{ name: goPrint(name), origin: item.origin, ...contentOf(item) }];
  });
}

function contentOf(item: MapNode): Pick<EnvVar, 'value' | 'from'> {
  const value = item.entries.get('value');
  if (value !== undefined) return { value: { value: goPrint(value), origin: value.origin } };
  const [secret, key] = ['name', 'key'].map((word) => at(item, ['valueFrom', 'secretKeyRef', word]));
  if (secret === undefined || key === undefined) return {};
  return { from: { secret: { value: goPrint(secret), origin: secret.origin }, key: goPrint(key) } };
}
