import { execFileSync } from 'node:child_process';
import { gather } from '../../../src/questions/given.ts';
import { QUESTIONS } from '../../../src/questions/index.ts';
import { flagName } from '../../../src/questions/names.ts';
import { type Resolution, resolve } from '../../../src/questions/resolve.ts';

/** Bash splits the words; Terraform tells an id that would do for a client as well as for an authorization server. */
const FUNCTIONS = `
flyte-auth-config() { printf '%s\\0' "$@"; }
terraform() { printf 'aus1a2b3c4d5e6f7g8h9'; }
`;

/** The words that bash makes of a call of `init`, without the command itself. */
export const wordsOf = (call: string): readonly string[] =>
  execFileSync('bash', ['-euc', FUNCTIONS + call], { encoding: 'utf8' })
    .split('\0')
    .slice(1, -1);

/** What `init` makes of a call; placeholders of ids are filled in as a reader would. */
export function initSays(call: string): Resolution {
  const words = wordsOf(call).map((word) => (/^<.*>$/.test(word) ? 'aus1a2b3c4d5e6f7g8h9' : word));
  const flags = new Map(words.flatMap((word, index) => (index % 2 === 0 ? [[word.slice(2), words[index + 1]]] : [])));
  const given = Object.fromEntries(
    QUESTIONS.flatMap(({ key }) => (flags.has(flagName(key)) ? [[key, flags.get(flagName(key))]] : [])),
  );
  return resolve(QUESTIONS, gather(QUESTIONS, { flags: given, env: {}, answersFile: [] }));
}
