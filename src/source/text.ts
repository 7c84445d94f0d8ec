import type { YamlProblem } from './problems.ts';

/** Characters that Go's reader refuses anywhere in a file, even in a comment. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;
const CONFLICT = /^(?:<{7}|={7}|>{7})(?= |$)/m;

/** What keeps a text from being YAML whatever else it says: a forbidden character, a merge conflict. */
export function textProblems(text: string): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) {
    const code = forbidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    problems.push({ message: `the character U+${code} is not allowed in YAML. remove it`, span: at(forbidden) });
  }
  const conflict = CONFLICT.exec(text);
  if (conflict !== null) problems.push({ message: 'a merge conflict was left in this file. resolve it', span: at(conflict) });
  return problems;
}

const at = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });

/** Line breaks to Go, which follows YAML 1.1, but not to the library; the length of the text stays the same. */
export const withPlainBreaks = (text: string): string => text.replace(/[\u0085\u2028\u2029]|\r(?!\n)/g, '\n');
