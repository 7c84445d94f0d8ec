import type { Output } from '../core/io.ts';
import { wrapLine } from '../core/wrap.ts';

/** Says things to the person at the terminal, between the prompts. */
export interface Talk {
  say(line: string): void;
  /** Says it unless it has been said before: what follows from the answers is worked out anew after each of them. */
  news(line: string): void;
}

/** Talks on a stream, one indented line at a time; `dress` may colour a line. */
export function talkOn(output: Output, dress: (line: string) => string): Talk {
  const said = new Set<string>();
  const say = (line: string): void => {
    said.add(line);
    output.write(`${dress(wrapLine(`  ${line}`, { columns: output.columns, hang: 4 }))}\n`);
  };
  return {
    say,
    news: (line) => {
      if (!said.has(line)) say(line);
    },
  };
}
