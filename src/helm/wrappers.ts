import { type SourceText, sourceText } from '../core/lines.ts';
import type { Path } from '../core/origin.ts';
import { at, isList, isMap, type MapNode, type Node } from '../core/tree.ts';
import { innerText } from '../source/inner-text.ts';
import { type ParsedYaml, parseYaml } from '../source/parse.ts';
import { relocated } from '../source/relocate.ts';
import { assign } from './set.ts';
import { type FileValues, mergeValues, valuesOf } from './values.ts';

/** Values and what the file around them says about the release. */
export interface Wrapped extends FileValues {
  /** A plain values file, an Argo CD Application (or ApplicationSet), or a Flux HelmRelease. */
  readonly kind: 'plain' | 'argocd' | 'flux';
  readonly chart?: string;
  readonly version?: string;
  readonly releaseName?: string;
  readonly namespace?: string;
}

/** What is in a file: every release of a GitOps manifest, otherwise the file as plain values. */
export function unwrap(parsed: ParsedYaml, source: SourceText): readonly Wrapped[] {
  const wrapped = parsed.documents.flatMap((document) => releasesOf(document, source));
  if (wrapped.length === 0) return [{ kind: 'plain', ...valuesOf(parsed) }];
  return wrapped.map((release) => ({ ...release, problems: [...parsed.problems, ...release.problems] }));
}

function releasesOf(document: Node, source: SourceText): Wrapped[] {
  const api = text(document, ['apiVersion']) ?? '';
  const kind = text(document, ['kind']);
  if (kind === 'HelmRelease' && api.startsWith('helm.toolkit.fluxcd.io/')) return [fluxRelease(document)];
  if (!api.startsWith('argoproj.io/')) return [];
  if (kind === 'Application') return argoReleases(document, document, source);
  if (kind === 'ApplicationSet') return argoReleases(document, at(document, ['spec', 'template']), source);
  return [];
}

/** Drops what a manifest does not say. */
function facts(found: Readonly<Record<'chart' | 'version' | 'releaseName' | 'namespace', string | undefined>>) {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** A HelmRelease (helm-controller); values from ConfigMaps and Secrets are not in the file. */
function fluxRelease(document: Node): Wrapped {
  const target = text(document, ['spec', 'targetNamespace']);
  const name = text(document, ['metadata', 'name']);
  return {
    kind: 'flux',
    values: valuesAt(document, ['spec', 'values']),
    problems: [],
    ...facts({
      chart: lastPart(text(document, ['spec', 'chart', 'spec', 'chart'])),
      version: text(document, ['spec', 'chart', 'spec', 'version']),
      releaseName: text(document, ['spec', 'releaseName']) ?? [target, name].filter((part) => part !== undefined).join('-'),
      namespace: target ?? text(document, ['metadata', 'namespace']),
    }),
  };
}

function argoReleases(document: Node, application: Node | undefined, source: SourceText): Wrapped[] {
  const several = at(application, ['spec', 'sources']);
  const sources = isList(several) ? several.items.map((_, index) => ['spec', 'sources', index]) : [['spec', 'source']];
  const withValues = sources.filter((path) => isMap(at(application, [...path, 'helm'])));
  return withValues.map((path) => argoRelease(document, application, path, source));
}

function argoRelease(document: Node, application: Node | undefined, path: Path, source: SourceText): Wrapped {
  const { values, problems } = argoValues(application, [...path, 'helm'], source);
  return {
    kind: 'argocd',
    values,
    problems,
    ...facts({
      chart: text(application, [...path, 'chart']) ?? lastPart(text(application, [...path, 'path'])),
      version: text(application, [...path, 'targetRevision']),
      releaseName: text(application, [...path, 'helm', 'releaseName']) ?? text(document, ['metadata', 'name']),
      namespace: text(application, ['spec', 'destination', 'namespace']),
    }),
  };
}

/** `valuesObject` replaces `values`; `parameters` become `--set` and win (Argo CD, util/helm). */
function argoValues(application: Node | undefined, helm: Path, source: SourceText): FileValues {
  const inline = at(application, [...helm, 'values']);
  const object = at(application, [...helm, 'valuesObject']);
  const base = isMap(object) ? { values: rebased(object), problems: [] } : inlineValues(inline, source);
  const parameters = at(application, [...helm, 'parameters']);
  const items = isList(parameters) ? parameters.items : [];
  return { ...base, values: items.reduce(withParameter, base.values) };
}

function inlineValues(node: Node | undefined, source: SourceText): FileValues {
  const inner = innerText(source.text, node);
  return valuesOf(inner ? parseYaml(sourceText(source.name, inner.text), 'helm', inner.toOuter) : NO_VALUES);
}

const NO_VALUES: ParsedYaml = { documents: [], problems: [], duplicates: [], overridden: [], unread: [] };

function withParameter(values: MapNode, parameter: Node): MapNode {
  const name = text(parameter, ['name']);
  const value = at(parameter, ['value']);
  if (name === undefined || value?.kind !== 'scalar') return values;
  const flag = at(parameter, ['forceString']);
  const written = String(value.value ?? '').replace(/(?<!\\),(?![^{]*\})/g, '\\,');
  const asText = flag?.kind === 'scalar' && flag.value === true;
  const { origin } = value;
  return assign(values, asText ? '--set-string' : '--set', `${name}=${written}`, (path) => ({ ...origin, path }));
}

function valuesAt(document: Node, path: Path): MapNode {
  const found = at(document, path);
  return isMap(found) ? rebased(found) : mergeValues([]);
}

/** Paths inside a manifest, counted from its values. */
function rebased(values: MapNode): MapNode {
  const depth = values.origin.from === 'file' ? values.origin.path.length : 0;
  const moved = relocated(values, (origin) => ({ ...origin, path: origin.path.slice(depth) }));
  return isMap(moved) ? moved : values;
}

function text(node: Node | undefined, path: Path): string | undefined {
  const found = at(node, path);
  return found?.kind === 'scalar' && found.value !== null ? String(found.value) : undefined;
}

/** The chart's name in `charts/flyte-core` or `./flyte-binary/`. */
const lastPart = (path: string | undefined): string | undefined => path?.split('/').findLast((part) => part !== '');
