import { CHART_NAMES } from '../charts/chart.ts';
import { nestedIn, surelyFor } from '../charts/nested.ts';
import type { SourceText } from '../core/lines.ts';
import { isMap, type Node } from '../core/tree.ts';
import { type Wrapped, wrappedIn } from '../helm/wrappers/index.ts';
import { parseYaml } from '../source/parse.ts';

/** The releases of Flyte that the GitOps manifests in a file describe; undefined for a file without such manifests. */
export function releasesIn(source: SourceText): readonly Wrapped[] | undefined {
  const wrapped = wrappedIn(source);
  return wrapped.length === 0 ? undefined : wrapped.filter(isOfFlyte);
}

const isOfFlyte = ({ chart, values }: Wrapped): boolean =>
  CHART_NAMES.some((name) => name === chart) || surelyFor(values) !== undefined || nestedIn(values).length > 0;

/** A Kubernetes object, as nobody writes values. */
export const isManifest = (root: Node): boolean => isMap(root) && root.entries.has('apiVersion') && root.entries.has('kind');

/** Whether a file holds Kubernetes objects and nothing else. */
export function holdsManifests(source: SourceText): boolean {
  if (!/^["']?apiVersion["']?\s*:/m.test(source.text)) return false;
  const { documents } = parseYaml(source, 'helm');
  return documents.length > 0 && documents.every(isManifest);
}
