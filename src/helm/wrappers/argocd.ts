import type { Path } from '../../core/origin.ts';
import { told } from '../../core/told.ts';
import { at, isList, isMap, type Node } from '../../core/tree.ts';
import { type FileValues, mergeValues, valuesOf } from '../values.ts';
import { assigned, pathOf, untold } from './assigned.ts';
import { type ManifestFile, mapPart, textPart } from './parts.ts';
import { type Elsewhere, exactVersion, lastPart, type Manifest, textAt, type Wrapped } from './wrapped.ts';

/** The releases of an Argo CD Application: one for each source that gives values. */
export function argoReleases(file: ManifestFile, manifest: Manifest): readonly Wrapped[] {
  const kind = textAt(manifest.node, ['kind']);
  const root: Path = kind === 'ApplicationSet' ? ['spec', 'template'] : [];
  const several = at(manifest.node, [...root, 'spec', 'sources']);
  const sources: readonly Path[] = isList(several)
    ? several.items.map((_, index) => ['spec', 'sources', index])
    : [['spec', 'source']];
  const withValues = sources.filter((path) => isMap(at(manifest.node, [...root, ...path, 'helm'])));
  return withValues.map((path) => argoRelease(file, manifest, root, [...root, ...path]));
}

function argoRelease(file: ManifestFile, manifest: Manifest, root: Path, source: Path): Wrapped {
  const { node } = manifest;
  const name = textAt(node, [...root, 'metadata', 'name']) ?? textAt(node, ['metadata', 'name']);
  const folder = textAt(node, [...source, 'path']);
  const isFlytes = folder === undefined || /\bflyteorg\/flyte\b/.test(textAt(node, [...source, 'repoURL']) ?? '');
  const prepare = root.length > 0 ? fillIn : undefined;
  const helm = [...source, 'helm'];
  // `valuesObject` replaces `values` (Argo CD, pkg/apis/application/v1alpha1/values.go).
  const part =
    mapPart(file, manifest, [...helm, 'valuesObject'], prepare) ?? textPart(file, manifest, [...helm, 'values'], prepare);
  const elsewhere = elsewhereIn(at(node, helm));
  const own = part ? valuesOf(part) : { values: mergeValues([]), problems: [] };
  const { values, problems } = withParameters(own, at(node, helm), elsewhere);
  return {
    kind: 'argocd',
    title: `${textAt(node, ['kind'])} ${name ?? ''}`.trimEnd(),
    extent: manifest.extent,
    parts: part ? [part] : [],
    values,
    problems: [...file.parsed.problems, ...problems],
    elsewhere,
    parameters: itemsOf(at(node, [...helm, 'parameters'])).flatMap((item) => {
      const path = pathOf(textAt(item, ['name']));
      return path === undefined ? [] : [{ value: path, origin: item.origin }];
    }),
    ...told({
      chart: textAt(node, [...source, 'chart']) ?? lastPart(folder),
      isFolder: folder === undefined ? undefined : !isFlytes,
      version: isFlytes ? exactVersion(textAt(node, [...source, 'targetRevision'])) : undefined,
      releaseName: filledIn(textAt(node, [...helm, 'releaseName']) ?? name),
      namespace: filledIn(textAt(node, [...helm, 'namespace']) ?? textAt(node, [...root, 'spec', 'destination', 'namespace'])),
    }),
  };
}

/** An ApplicationSet fills in `{{name}}` before Helm sees it; here it becomes a variable of the same length. */
const fillIn = (text: string): string => text.replace(/\{\{(.*?)\}\}/g, (_whole, inner: string) => `\${ ${inner}}`);

const filledIn = (name: string | undefined): string | undefined => (name?.includes('{{') ? undefined : name);

/** `parameters` become `--set` and win over all values (Argo CD, util/helm); so do `fileParameters`, whose content is not told. */
function withParameters(values: FileValues, helm: Node | undefined, elsewhere: readonly Elsewhere[]): FileValues {
  return untold(itemsOf(at(helm, ['parameters'])).reduce(withParameter, values), elsewhere);
}

function withParameter(values: FileValues, node: Node): FileValues {
  const name = textAt(node, ['name']);
  const value = at(node, ['value']);
  if (name === undefined || value?.kind !== 'scalar') return values;
  const isText = at(node, ['forceString']);
  const flag = isText?.kind === 'scalar' && isText.value === true ? '--set-string' : '--set';
  const { origin } = value;
  const originOf = (path: Path) => ({ ...origin, path });
  return assigned(values, { flag, name, value: escaped(String(value.value ?? '')), originOf, node });
}

/** Argo CD takes commas literally, but for a list in braces. */
const escaped = (value: string): string => (/^\{.*\}$/s.test(value) ? value : value.replace(/(?<!\\),/g, '\\,'));

const itemsOf = (node: Node | undefined): readonly Node[] => (isList(node) ? node.items : []);

function elsewhereIn(helm: Node | undefined): readonly Elsewhere[] {
  const files = itemsOf(at(helm, ['valueFiles'])).flatMap((file): readonly Elsewhere[] =>
    file.kind === 'scalar' ? [{ value: `file "${file.value}"`, origin: file.origin }] : [],
  );
  const parameters = itemsOf(at(helm, ['fileParameters'])).flatMap((item): readonly Elsewhere[] => {
    const path = textAt(item, ['path']);
    const only = pathOf(textAt(item, ['name']));
    return path === undefined || only === undefined ? [] : [{ value: `file "${path}"`, origin: item.origin, only }];
  });
  return [...files, ...parameters];
}
