import { parse } from 'yaml';
import { comment } from '../../annotated-yaml/comment.ts';
import type { Answers } from '../../questions/answers.ts';
import { breakOf } from '../../source/edit/lines.ts';
import { type AuthSetup, setupFrom } from '../setup.ts';
import { header } from '../values/file.ts';

/** An answer in a header: `#   idp: okta`, or an item of a list below one. */
const ANSWER = /^# {3}(.*)$/;

/** A file with the generator's own header, untouched, gets the one for the new answers; any other comment stays. */
export function withFreshHeader(text: string, setup: AuthSetup, answers: Answers): string {
  const eol = breakOf(text);
  const [old = ''] = /^(?:#[^\n]*\n)+/.exec(text) ?? [];
  const lines = old.split(/\r?\n/).slice(0, -1);
  if (lines.length === 0 || headerOf(lines) !== lines.join('\n')) return text;
  return `${comment(header(setup, answers)).replaceAll('\n', eol)}${eol}${text.slice(old.length)}`;
}

/** The header that the answers in a header lead to; undefined where they are no answers. */
function headerOf(lines: readonly string[]): string | undefined {
  const written = lines.flatMap((line) => ANSWER.exec(line)?.[1] ?? []).join('\n');
  try {
    // A header leaves out what its set-up has no use for.
    const answers: Answers = { secretName: '', secretOutput: '', ...parse(written) };
    return comment(header(setupFrom(answers, ''), answers));
  } catch {
    // What is no header of ours may be anything.
    return undefined;
  }
}
