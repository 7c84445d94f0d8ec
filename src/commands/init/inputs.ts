import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { parseAnswers } from '../../questions/answers-file.ts';
import { type AnswersEntry, type Given, gather, sourceName } from '../../questions/given.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { SECRET_QUESTIONS } from '../../questions/secret-questions.ts';
import { fileKey, type GivenSecrets, gatherSecrets } from '../../questions/secret-sources.ts';
import { readSource } from '../../source/read.ts';
import type { InitOptions } from './options.ts';

const SECRET_KEYS = SECRET_QUESTIONS.map(({ key }) => key);
const ANSWER_KEYS = [...QUESTIONS.map(({ key }) => key), ...SECRET_KEYS.map(fileKey)];

export interface Inputs {
  readonly given: Given;
  readonly givenSecrets: GivenSecrets;
}

/** Everything that was given by flags, variables and the answers file. Throws UsageError for what cannot be read. */
export async function readInputs({ flags, answersFile }: Pick<InitOptions, 'flags' | 'answersFile'>, io: Io): Promise<Inputs> {
  const entries = answersFile === undefined ? [] : await readAnswers(answersFile, io);
  const sources = { flags, env: io.env, answersFile: entries };
  const givenSecrets = gatherSecrets(sources);
  if (answersFile === '-') refuseSharedStdin(givenSecrets);
  return { given: gather(QUESTIONS, sources), givenSecrets };
}

async function readAnswers(file: string, io: Io): Promise<readonly AnswersEntry[]> {
  const { name, text } = await readSource(file, io);
  return parseAnswers(name, text, ANSWER_KEYS, SECRET_KEYS);
}

function refuseSharedStdin(secrets: GivenSecrets): void {
  const other = [...secrets.values()].find((secret) => 'file' in secret && secret.file === '-');
  if (!other) return;
  throw new UsageError(`--answers and ${sourceName(other.source)} both read standard input`, 'give one of them by a file');
}
