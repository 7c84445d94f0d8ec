import type { SourceText } from '../../core/lines.ts';
import type { Span } from '../../core/origin.ts';
import { at, isList, type Node } from '../../core/tree.ts';
import { type ParsedYaml, parseYaml } from '../../source/parse.ts';
import { argoReleases } from './argocd.ts';
import { fluxRelease } from './flux.ts';
import type { ManifestFile } from './parts.ts';
import { type Manifest, textAt, type Wrapped } from './wrapped.ts';

export type { Elsewhere, Wrapped } from './wrapped.ts';

/** What no file with a wrapper does without; looking for it is quicker than reading YAML. */
const TELLTALE = /\bkind["']?\s*:\s*["']?(Application|ApplicationSet|HelmRelease)\b/;

/** The releases that the GitOps manifests in a file describe; none in a file of plain values. */
export function wrappedIn(source: SourceText, parsed?: ParsedYaml): readonly Wrapped[] {
  if (!TELLTALE.test(source.text)) return [];
  const file = { source, parsed: parsed ?? parseYaml(source, 'helm') };
  return manifestsIn(file.parsed).flatMap((manifest) => releasesOf(file, manifest));
}

function releasesOf(file: ManifestFile, manifest: Manifest): readonly Wrapped[] {
  const api = textAt(manifest.node, ['apiVersion']) ?? '';
  const kind = textAt(manifest.node, ['kind']);
  if (kind === 'HelmRelease' && api.startsWith('helm.toolkit.fluxcd.io/')) return [fluxRelease(file, manifest)];
  const isArgo = api.startsWith('argoproj.io/') && (kind === 'Application' || kind === 'ApplicationSet');
  return isArgo ? argoReleases(file, manifest) : [];
}

/** The Kubernetes objects in a file, those in a `List` one by one. */
export function manifestsIn({ documents }: ParsedYaml): readonly Manifest[] {
  return documents.flatMap((root, document) => {
    const before = documents[document - 1];
    const start = before ? spanOf(before).end : 0;
    const items = textAt(root, ['kind']) === 'List' ? at(root, ['items']) : undefined;
    if (isList(items)) return items.items.map((node) => ({ node, document, extent: spanOf(node) }));
    return [{ node: root, document, extent: { start, end: spanOf(root).end } }];
  });
}

const spanOf = (node: Node): Span => (node.origin.from === 'file' ? node.origin.value : { start: 0, end: 0 });
