import type { Path, Sourced, Span } from '../../core/origin.ts';
import { at, type Node } from '../../core/tree.ts';
import type { EditSite } from '../../source/edit/site.ts';
import type { ParsedYaml } from '../../source/parse.ts';
import type { FileValues } from '../values.ts';

/** Values in a manifest as a reader of YAML finds them, and how to change them there. Paths begin among the values. */
export interface ValuesPart extends ParsedYaml {
  readonly site: () => EditSite;
}

/** Where more values come from, whose content the file does not tell: `Secret "flyte-values"`. */
export interface Elsewhere extends Sourced<string> {
  /** The one value that comes from there; undefined where it may be any. */
  readonly only?: Path;
}

/** A release that a GitOps manifest describes: its values, and what else it says. */
export interface Wrapped extends FileValues {
  readonly kind: 'argocd' | 'flux';
  /** `Application flyte` */
  readonly title: string;
  /** The manifest with the comments above it. */
  readonly extent: Span;
  readonly parts: readonly ValuesPart[];
  readonly elsewhere: readonly Elsewhere[];
  /** What the manifest sets over all of its values, one by one. */
  readonly parameters?: readonly Sourced<Path>[];
  readonly chart?: string;
  /** Whether a folder of some repository is all that is known of the chart: its values may be those of a chart around Flyte's. */
  readonly isFolder?: boolean;
  readonly version?: string;
  readonly releaseName?: string;
  readonly namespace?: string;
}

/** A manifest in a file. */
export interface Manifest {
  readonly node: Node;
  /** The number of its document. */
  readonly document: number;
  readonly extent: Span;
}

/** The text of a scalar; undefined for anything else and for null. */
export function textAt(node: Node | undefined, path: Path): string | undefined {
  const found = at(node, path);
  return found?.kind === 'scalar' && found.value !== null ? String(found.value) : undefined;
}

/** The chart's name in `charts/flyte-core` or `./flyte-binary/`. */
export const lastPart = (path: string | undefined): string | undefined => path?.split('/').findLast((part) => part !== '');

/** The version in `v1.16.8` or `1.16.8`, with the `v`; undefined for ranges and branches. */
export const exactVersion = (version: string | undefined): string | undefined =>
  version !== undefined && /^v?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) ? `v${version.replace(/^v/, '')}` : undefined;
