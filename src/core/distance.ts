/** The largest edit distance at which a word is worth a "did you mean". */
const CLOSE = 2;

/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        cell(last, column) + 1,
        cell(line, column - 1) + 1,
        cell(last, column - 1) + (same ? 0 : 1),
        swapped ? cell(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = line;
  }
  return cell(last, b.length);
}

const cell = (line: readonly number[], column: number): number => line[column] ?? Number.POSITIVE_INFINITY;

/** A word that was probably meant. */
export interface Likely {
  readonly word: string;
  /** Whether it is one edit away at most, and no other word is as close. */
  readonly isSure: boolean;
}

/** The candidate that was probably meant, without regard to case; undefined where none is close. */
export const closest = (word: string, candidates: Iterable<string>): string | undefined => likely(word, candidates)?.word;

/** The same with a word on how sure that is. */
export function likely(word: string, candidates: Iterable<string>): Likely | undefined {
  const wanted = word.toLowerCase();
  const words = [...new Set(candidates)];
  let best: string | undefined;
  let bestDistance = Math.min(CLOSE, Math.floor(wanted.length / 3)) + 1;
  let rivals = 0;
  for (const candidate of words) {
    if (Math.abs(candidate.length - wanted.length) > bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance === bestDistance) rivals++;
    if (distance < bestDistance) [best, bestDistance, rivals] = [candidate, distance, 0];
  }
  if (best !== undefined) return { word: best, isSure: bestDistance <= 1 && rivals === 0 };
  const spelled = words.find((candidate) => isSpelledOut(partsOf(word), partsOf(candidate)));
  return spelled === undefined ? undefined : { word: spelled, isSure: false };
}

/** Whether two keys differ only in how far their words are spelled out: `authorizationServerType` and `authServerType`. */
const isSpelledOut = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.length > 1 && a.every((part, index) => isBeginning(part, b[index] ?? ''));

const isBeginning = (a: string, b: string): boolean => Math.min(a.length, b.length) > 2 && (a.startsWith(b) || b.startsWith(a));

/** The words of a key in camel or snake case. */
const partsOf = (key: string): readonly string[] => key.split(/(?<=[a-z])(?=[A-Z])|[_-]/).map((part) => part.toLowerCase());
