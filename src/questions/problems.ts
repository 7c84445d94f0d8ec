import { UsageError } from '../core/errors.ts';
import { sourceName } from './given.ts';
import { envOf, flagOf, waysToGive } from './names.ts';
import type { Question } from './question.ts';
import type { Remark, Resolution } from './resolve.ts';
import type { SecretQuestion } from './secret-questions.ts';
import { fileKey } from './secret-sources.ts';

const HELP = 'flyte-auth-config init --help explains every answer';

/** Client ids are there only when the clients are. */
const NO_CLIENTS = 'without clients at the provider yet, flyte-auth-config idp-setup says what to make there';

/** `--url: "ftp://x" has the scheme "ftp" …` */
export const remarkText = ({ source, text }: Remark): string => `${sourceName(source)}: ${text}`;

/** Throws UsageError for answers that cannot be used, all of them at once. */
export function refuseProblems({ problems }: Resolution): void {
  const [first, ...others] = problems.map(remarkText);
  if (first === undefined) return;
  if (others.length === 0) throw new UsageError(first, HELP);
  throw new UsageError(`${problems.length} answers cannot be used\n${indented([first, ...others])}`, HELP);
}

/** Throws UsageError for flags that this set-up has no use for: whoever typed them expects them to count. */
export function refuseUnused({ unused, draft }: Resolution): void {
  const flags = unused.filter(({ source }) => source.from === 'flag');
  if (flags.length === 0) return;
  const setUp = [draft.idp, draft.authServer, draft.chart, draft.secrets && `--secrets ${draft.secrets}`]
    .filter(Boolean)
    .join(', ');
  throw new UsageError(
    `${flags.map(({ source }) => sourceName(source)).join(', ')}: of no use in this set-up (${setUp})`,
    `leave ${flags.length === 1 ? 'it' : 'them'} out, or change the answers that rule ${flags.length === 1 ? 'it' : 'them'} out`,
  );
}

/** The error for answers that nobody gave and nobody can be asked for: every missing one, with the ways to give it. */
export function missingError(
  questions: readonly Question[],
  secrets: readonly { question: SecretQuestion; why: string }[],
  reason: string,
): UsageError {
  const answers = questions.map(({ key, help }) => `${waysToGive(key)}: ${help}`);
  const files = secrets.map(
    ({ question: { key, help }, why }) => `${flagOf(fileKey(key))} FILE or ${envOf(key)}: ${help} (${why})`,
  );
  const lines = [...answers, ...files];
  const count = lines.length === 1 ? 'an answer is' : `${lines.length} answers are`;
  return new UsageError(
    `${count} missing, and ${reason}\n${indented(lines)}`,
    questions.some(({ topic }) => topic === 'Clients') ? `${HELP}; ${NO_CLIENTS}` : HELP,
  );
}

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');
