import { told } from '../../core/told.ts';
import { at, isList, type Node } from '../../core/tree.ts';
import { mergeValues, valuesOf } from '../values.ts';
import { pathOf, untold } from './assigned.ts';
import { type ManifestFile, mapPart } from './parts.ts';
import { type Elsewhere, exactVersion, lastPart, type Manifest, textAt, type Wrapped } from './wrapped.ts';

/** The release of a Flux HelmRelease (helm-controller). */
export function fluxRelease(file: ManifestFile, manifest: Manifest): Wrapped {
  const { node } = manifest;
  const target = textAt(node, ['spec', 'targetNamespace']);
  const name = textAt(node, ['metadata', 'name']);
  const chart = textAt(node, ['spec', 'chart', 'spec', 'chart']);
  const part = mapPart(file, manifest, ['spec', 'values']);
  const elsewhere = valuesFrom(node);
  const below = untold({ values: mergeValues([]), problems: [] }, elsewhere);
  return {
    kind: 'flux',
    title: `HelmRelease ${name ?? ''}`.trimEnd(),
    extent: manifest.extent,
    parts: part ? [part] : [],
    values: part ? mergeValues([below.values, valuesOf(part).values]) : below.values,
    problems: [...file.parsed.problems, ...below.problems],
    elsewhere,
    ...told({
      chart: lastPart(chart),
      // A chart from a Git repository is named by its folder.
      isFolder: chart?.includes('/') ? true : undefined,
      version: exactVersion(textAt(node, ['spec', 'chart', 'spec', 'version'])),
      releaseName: textAt(node, ['spec', 'releaseName']) ?? [target, name].flatMap((part) => part ?? []).join('-'),
      namespace: target ?? textAt(node, ['metadata', 'namespace']),
    }),
  };
}

/** Values of ConfigMaps and Secrets; those that the manifest tells itself win over all of them. */
function valuesFrom(node: Node): readonly Elsewhere[] {
  const items = at(node, ['spec', 'valuesFrom']);
  return (isList(items) ? items.items : []).flatMap((item): readonly Elsewhere[] => {
    const name = at(item, ['name']);
    if (name?.kind !== 'scalar') return [];
    const only = pathOf(textAt(item, ['targetPath']));
    return [{ value: `${textAt(item, ['kind'])} "${name.value}"`, origin: name.origin, ...(only !== undefined && { only }) }];
  });
}
