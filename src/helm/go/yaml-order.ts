/** Compares map keys as go-yaml v2 sorts them (sorter.go): numbers inside by value, letters behind other characters. */
export function compareYamlKeys(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  const shared = Math.min(a.length, b.length);
  let index = 0;
  while (index < shared && a[index] === b[index]) index++;
  return index === shared ? a.length - b.length : compareAt(a, b, index);
}

function compareAt(a: readonly string[], b: readonly string[], index: number): number {
  const [left = '', right = ''] = [a[index], b[index]];
  const byCode = (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
  if (isLetter(left) || isLetter(right)) {
    if (isLetter(left) && isLetter(right)) return byCode;
    return isLetter(right) ? -1 : 1;
  }
  // A zero behind another digit counts as a digit of that number, so that 10 and 1 differ by value.
  const lead = (left === '0' || right === '0') && continuesNumber(a, index) ? 1n : 0n;
  const [aValue, aEnd] = numberAt(a, index, lead);
  const [bValue, bEnd] = numberAt(b, index, lead);
  return Number(aValue - bValue) || aEnd - bEnd || byCode;
}

function continuesNumber(text: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= 0 && isDigit(text[at]); at--) if (text[at] !== '0') return true;
  return false;
}

function numberAt(text: readonly string[], start: number, lead: bigint): [value: bigint, end: number] {
  let value = lead;
  let end = start;
  for (; isDigit(text[end]); end++) value = BigInt.asIntN(64, value * 10n + BigInt((text[end]?.codePointAt(0) ?? 0) - 48));
  return [value, end];
}

const isLetter = (character: string): boolean => /^\p{L}$/u.test(character);
const isDigit = (character: string | undefined): boolean => character !== undefined && /^\p{Nd}$/u.test(character);
