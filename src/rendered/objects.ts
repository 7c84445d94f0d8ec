import type { SourceText } from '../core/lines.ts';
import { at, isMap, type Node } from '../core/tree.ts';
import { manifestsIn } from '../helm/wrappers/index.ts';
import type { ParsedYaml } from '../source/parse.ts';

/** A Kubernetes object in a file. */
export interface KubeObject {
  readonly kind: string;
  readonly name: string;
  /** Empty where the object does not name one. */
  readonly namespace: string;
  readonly node: Node;
  readonly source: SourceText;
}

/** The objects in a file, those in a `List` one by one. */
export function objectsIn(source: SourceText, parsed: ParsedYaml): readonly KubeObject[] {
  return manifestsIn(parsed).flatMap(({ node }) => {
    const kind = textAt(node, 'kind');
    const name = textAt(node, 'metadata', 'name');
    if (kind === undefined || name === undefined) return [];
    return [{ kind, name, namespace: textAt(node, 'metadata', 'namespace') ?? '', node, source }];
  });
}

/** The text of a scalar; undefined for anything else and for null. */
export function textAt(node: Node | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = at(node, path);
  return found?.kind === 'scalar' && found.value !== null ? String(found.value) : undefined;
}

export const itemsAt = (node: Node | undefined, ...path: readonly string[]): readonly Node[] => {
  const found = at(node, path);
  return found?.kind === 'list' ? found.items : [];
};

/** The entries of a map; none for anything else. */
export const entriesAt = (node: Node | undefined, ...path: readonly string[]): readonly (readonly [string, Node])[] => {
  const found = at(node, path);
  return isMap(found) ? [...found.entries] : [];
};
