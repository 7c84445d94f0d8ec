import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import type { OwnValues } from '../../generate/own/own-values.ts';
import { parseAnswers } from '../../questions/answers-file.ts';
import { type AnswersEntry, type Given, gather, sourceName } from '../../questions/given.ts';
import { QUESTIONS } from '../../questions/index.ts';
import type { Remark } from '../../questions/resolve.ts';
import { SECRET_QUESTIONS } from '../../questions/secret-questions.ts';
import { fileKey, type GivenSecrets, gatherSecrets } from '../../questions/secret-sources.ts';
import { readSource } from '../../source/read.ts';
import type { InitOptions } from './options.ts';

const SECRET_KEYS = SECRET_QUESTIONS.map(({ key }) => key);
const ANSWER_KEYS = [...QUESTIONS.map(({ key }) => key), ...SECRET_KEYS.map(fileKey)];

export interface Inputs {
  readonly given: Given;
  readonly givenSecrets: GivenSecrets;
  readonly own?: OwnValues;
  /** What the user's own values say and nobody can use. */
  readonly refused: readonly Remark[];
}

/** Where answers come from. */
type Sources = Pick<InitOptions, 'flags' | 'answersFile' | 'values'>;

/**
 * Everything that was given by flags, variables, the answers file and the user's own values; `onStdin` names what else reads standard
 * input. Throws UsageError for what cannot be read.
 */
export async function readInputs(
  { flags, answersFile, values = [] }: Sources,
  io: Io,
  onStdin: readonly string[] = [],
): Promise<Inputs> {
  const fromStdin = [
    ...onStdin,
    ...(answersFile === '-' ? ['--answers'] : []),
    ...values.filter((name) => name === '-').map(() => '--values'),
  ];
  refuseSharedStdin(fromStdin);
  const entries = answersFile === undefined ? [] : await readAnswers(answersFile, io);
  const sources = { flags, env: io.env, answersFile: entries };
  const givenSecrets = gatherSecrets(sources);
  refuseSharedStdin([...fromStdin, ...secretsOnStdin(givenSecrets)]);
  const given = gather(QUESTIONS, sources);
  if (values.length === 0) return { given, givenSecrets, refused: [] };
  const { readOwn } = await import('./own-inputs.ts');
  return { ...(await readOwn(values, given, io)), givenSecrets };
}

async function readAnswers(file: string, io: Io): Promise<readonly AnswersEntry[]> {
  const { name, text } = await readSource(file, io);
  return parseAnswers(name, text, ANSWER_KEYS, SECRET_KEYS);
}

const secretsOnStdin = (secrets: GivenSecrets): readonly string[] =>
  [...secrets.values()].flatMap((one) => ('file' in one && one.file === '-' ? [sourceName(one.source)] : []));

/** Standard input can be read once only. */
function refuseSharedStdin(names: readonly string[]): void {
  const [first, second] = names;
  if (first === undefined || second === undefined) return;
  throw new UsageError(`${first} and ${second} both read standard input`, 'give one of them by a file');
}
