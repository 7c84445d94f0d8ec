/** One line of either text: kept, taken out or put in; `old` and `new` count from 0. */
export interface DiffLine {
  readonly kind: 'keep' | 'remove' | 'add';
  readonly old: number;
  readonly new: number;
}

/** Beyond this many changed lines nobody reads a minimal diff; what lies between the common ends is replaced whole. */
const MOST_CHANGES = 1000;

/** The shortest way from one list of lines to another (Myers), taken out before put in. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const middle = { oldEnd: before.length - tail, newEnd: after.length - tail };
  const kept = pairsBetween(before, after, head, middle);
  const keptTail = Array.from({ length: tail }, (_, index) => [middle.oldEnd + index, middle.newEnd + index] as const);
  const keptHead = Array.from({ length: head }, (_, index) => [index, index] as const);
  return withChanges([...keptHead, ...kept, ...keptTail], before.length, after.length);
}

type Pair = readonly [old: number, new: number];

function commonHead(before: readonly string[], after: readonly string[]): number {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  return head;
}

function commonTail(before: readonly string[], after: readonly string[], head: number): number {
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return tail;
}

/** The lines that both sides of the middle have, in order. */
function pairsBetween(
  before: readonly string[],
  after: readonly string[],
  head: number,
  { oldEnd, newEnd }: { readonly oldEnd: number; readonly newEnd: number },
): readonly Pair[] {
  const old = before.slice(head, oldEnd);
  const fresh = after.slice(head, newEnd);
  const rounds = furthestByRound(old, fresh);
  return rounds === undefined ? [] : wayBack(rounds, old.length, fresh.length).map(([a, b]) => [a + head, b + head]);
}

/** For each number of changes, how far each diagonal gets; undefined where there are too many changes. */
function furthestByRound(old: readonly string[], fresh: readonly string[]): readonly ReadonlyMap<number, number>[] | undefined {
  const rounds: ReadonlyMap<number, number>[] = [];
  let last: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let changes = 0; changes <= Math.min(old.length + fresh.length, MOST_CHANGES); changes++) {
    const reached = new Map<number, number>();
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let at = goesDown(last, diagonal, changes) ? (last.get(diagonal + 1) ?? 0) : (last.get(diagonal - 1) ?? 0) + 1;
      while (at < old.length && at - diagonal < fresh.length && old[at] === fresh[at - diagonal]) at++;
      reached.set(diagonal, at);
    }
    rounds.push(reached);
    if ((reached.get(old.length - fresh.length) ?? -1) >= old.length) return rounds;
    last = reached;
  }
  return undefined;
}

/** Whether a round comes to a diagonal by putting a line in rather than by taking one out. */
const goesDown = (last: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean =>
  diagonal === -changes || (diagonal !== changes && (last.get(diagonal - 1) ?? -1) < (last.get(diagonal + 1) ?? -1));

function wayBack(rounds: readonly ReadonlyMap<number, number>[], oldLength: number, newLength: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let old = oldLength;
  let fresh = newLength;
  for (let changes = rounds.length - 1; changes >= 0; changes--) {
    const last: ReadonlyMap<number, number> = rounds[changes - 1] ?? new Map([[1, 0]]);
    const diagonal = old - fresh;
    const from = goesDown(last, diagonal, changes) ? diagonal + 1 : diagonal - 1;
    const oldBefore = last.get(from) ?? 0;
    const newBefore = changes === 0 ? 0 : oldBefore - from;
    while (old > (changes === 0 ? 0 : oldBefore) && fresh > newBefore) pairs.push([--old, --fresh]);
    old = oldBefore;
    fresh = newBefore;
  }
  return pairs.reverse();
}

function withChanges(kept: readonly Pair[], oldLength: number, newLength: number): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let old = 0;
  let fresh = 0;
  for (const [oldKept, newKept] of [...kept, [oldLength, newLength] as const]) {
    while (old < oldKept) lines.push({ kind: 'remove', old: old++, new: fresh });
    while (fresh < newKept) lines.push({ kind: 'add', old, new: fresh++ });
    if (old < oldLength && fresh < newLength) lines.push({ kind: 'keep', old: old++, new: fresh++ });
  }
  return lines;
}
