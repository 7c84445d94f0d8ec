import type { Alias, ParsedNode } from 'yaml';
import type { FileOrigin, Path, Span } from '../core/origin.ts';
import { type Budget, MAX_ALIAS_DEPTH, MAX_DEPTH } from './limits.ts';
import type { YamlProblem } from './problems.ts';
import type { Dialect } from './scalars.ts';

/** A key written twice in one map; the last one counts. */
export interface DuplicateKey {
  readonly path: Path;
  readonly first: FileOrigin;
  readonly last: FileOrigin;
}

/** A key that a merge key (`<<`) below it takes another value for, as Helm reads it. */
export interface OverriddenKey {
  readonly written: FileOrigin;
  readonly merged: FileOrigin;
}

/** Whose file is being read, and how. */
export interface Context {
  readonly file: string;
  readonly dialect: Dialect;
  /** The offset in the file for one of the library's. */
  readonly offsetOf: (offset: number) => number;
  /** The library's offset where the text ends without a line break: a text block there has no final line break for Go. */
  readonly openEnd?: number | undefined;
  readonly budget: Budget;
}

/** A tree in the making: what is known about the document, and what has been found so far. */
export interface Building extends Context {
  readonly aliases: ReadonlyMap<Alias, ParsedNode>;
  /** The nodes whose aliases are being followed right now. */
  readonly open: Set<ParsedNode>;
  readonly problems: YamlProblem[];
  readonly duplicates: DuplicateKey[];
  readonly overridden: OverriddenKey[];
}

/** Where a node stands: its path, the key before it and, for what an alias stands for, the place of the alias. */
export interface Spot {
  readonly path: Path;
  readonly key?: Span;
  readonly alias?: Span;
}

export function startBuilding(context: Context, aliases: ReadonlyMap<Alias, ParsedNode>): Building {
  return { ...context, aliases, open: new Set(), problems: [], duplicates: [], overridden: [] };
}

/** Counts a node of `size` path steps; false (and a problem, once) when there is no room for it. */
export function hasRoom(spot: Spot, building: Building, size = spot.path.length + 1): boolean {
  const { budget, open } = building;
  if (budget.size < 0) return false;
  budget.size -= size;
  if (spot.path.length > MAX_DEPTH || open.size > MAX_ALIAS_DEPTH) budget.size = -1;
  if (budget.size >= 0) return true;
  const message = open.size > 0 ? 'the aliases multiply to more than any chart can use' : 'more values than any chart can use';
  building.problems.push({ message, span: spot.alias ?? spot.key ?? emptyAt(building.offsetOf(0)) });
  return false;
}

export const emptyAt = (offset: number): Span => ({ start: offset, end: offset });

/** The place of a node of the library in the file; undefined for what is not written at all. */
export function spanOf(
  node: { readonly range?: readonly number[] | null | undefined } | null,
  building: Building,
): Span | undefined {
  const [start, end] = node?.range ?? [];
  return start === undefined || end === undefined ? undefined : { start: building.offsetOf(start), end: building.offsetOf(end) };
}

/** The origin of a node; what is not written at all is placed right behind its key. */
export function originAt(value: Span | undefined, spot: Spot, building: Building): FileOrigin {
  const place = value ?? emptyAt(spot.key?.end ?? building.offsetOf(0));
  const origin = { from: 'file', file: building.file, path: spot.path, value: place } as const;
  return spot.key === undefined ? origin : { ...origin, key: spot.key };
}
