import type { Path } from '../core/origin.ts';
import { isList, isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import type { CaseTwins } from './model.ts';

interface Spelling {
  readonly key: string;
  readonly value: Node;
}

/**
 * A file's tree as viper holds it: keys in lower case. Lists are left alone, because the loader restores them from the file as it was
 * written. Source: viper 1.21 util.go (insensitiviseMap).
 */
export function foldKeys(node: MapNode, path: Path, twins: CaseTwins[]): MapNode {
  const entries = [...bySpelling(node)].map(([key, spellings]): [string, Node] => {
    const chosen = choose(spellings, path, twins);
    return [key, isMap(chosen.value) ? foldKeys(chosen.value, [...path, chosen.key], twins) : chosen.value];
  });
  return map(entries, node.origin);
}

function bySpelling(node: MapNode): Map<string, Spelling[]> {
  const groups = new Map<string, Spelling[]>();
  for (const [key, value] of node.entries) {
    const lower = key.toLowerCase();
    const group = groups.get(lower);
    if (group === undefined) groups.set(lower, [{ key, value }]);
    else group.push({ key, value });
  }
  return groups;
}

/** An all-lower-case spelling loses to a mixed one; among several mixed ones chance decides, and the last is taken here. */
function choose(spellings: readonly Spelling[], path: Path, twins: CaseTwins[]): Spelling {
  const mixed = spellings.filter(({ key }) => key !== key.toLowerCase());
  const chosen = mixed.at(-1) ?? spellings.at(-1);
  if (chosen === undefined) throw new RangeError('no spelling to choose from');
  if (spellings.length > 1) {
    const losers = spellings.filter((one) => one !== chosen);
    const settled = mixed.length === 1 && !losers.some(({ value }) => canReplaceList(value, chosen.value));
    const origins = spellings.map(({ value }) => value.origin);
    twins.push({ path: [...path, chosen.key], origins, winner: settled ? chosen.value.origin : undefined });
  }
  return chosen;
}

/** Lists are restored from either twin, so that a list of the winner may still turn into what the loser has there. */
function canReplaceList(loser: Node, winner: Node): boolean {
  if (isList(winner)) return !isNull(loser);
  if (!isMap(winner) || !isMap(loser)) return false;
  const theirs = bySpelling(loser);
  return [...winner.entries].some(([key, value]) =>
    (theirs.get(key.toLowerCase()) ?? []).some((twin) => canReplaceList(twin.value, value)),
  );
}
