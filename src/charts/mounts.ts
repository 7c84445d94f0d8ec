import type { Sourced } from '../core/origin.ts';
import type { Node } from '../core/tree.ts';
import { at } from '../core/tree.ts';
import { goPrint } from '../helm/go-print.ts';
import { NAMELESS, type RenderedSecret } from './chart.ts';

/** The Secrets that a list of Kubernetes volumes refers to (`secret.secretName`, and `projected.sources[].secret.name`). */
export function secretsOfVolumes(volumes: Node | undefined): Sourced<string>[] {
  if (volumes?.kind !== 'list') return [];
  return volumes.items.flatMap((volume) => {
    const sources = at(volume, ['projected', 'sources']);
    const projected = sources?.kind === 'list' ? sources.items.map((source) => at(source, ['secret', 'name'])) : [];
    return [at(volume, ['secret', 'secretName']), ...projected].flatMap((name) => (name ? [secretName(name)] : []));
  });
}

/** The name that a template prints for a Secret. */
export function secretName(node: Node): Sourced<string> {
  return { value: goPrint(node) || NAMELESS, origin: node.origin };
}

/** The mounted Secrets that are not among the rendered ones, each once. */
export function missingSecrets(mounted: readonly Sourced<string>[], rendered: readonly RenderedSecret[]): Sourced<string>[] {
  const known = new Set(rendered.map(({ name }) => name).filter((name) => name !== NAMELESS));
  const missing = new Map<string, Sourced<string>>();
  for (const mount of mounted) {
    if (!known.has(mount.value) && !missing.has(mount.value)) missing.set(mount.value, mount);
  }
  return [...missing.values()];
}
