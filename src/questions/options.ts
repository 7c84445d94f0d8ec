import type { Options } from 'yargs';
import { QUESTIONS } from './index.ts';
import { envOf, flagName } from './names.ts';
import type { AnswerKey, Question } from './question.ts';
import { SECRET_QUESTIONS } from './secret-questions.ts';
import { fileKey } from './secret-sources.ts';

/** The flags of `init` that give answers, as yargs wants them. Values are checked later, in the same loop as those of other sources. */
export function answerOptions(): Record<string, Options> {
  const files = SECRET_QUESTIONS.map(
    ({ key, help }) =>
      [
        flagName(fileKey(key)),
        { type: 'string', requiresArg: true, group: 'Secrets:', describe: `file with the ${help}; "-" for standard input` },
      ] as const,
  );
  return { ...optionsFor(QUESTIONS), ...Object.fromEntries(files) };
}

/** The flags that answer some of the questions. */
export const optionsFor = (questions: readonly Question[]): Record<string, Options> =>
  Object.fromEntries(questions.map((question) => [flagName(question.key), answerOption(question)]));

const ALIASES: { readonly [K in AnswerKey]?: string } = { output: 'o', namespace: 'n' };

function answerOption(question: Question): Options {
  const alias = ALIASES[question.key];
  return {
    type: 'string',
    requiresArg: true,
    group: `${question.topic}:`,
    describe: described(question),
    ...(alias !== undefined && { alias }),
    ...(question.fallbackText !== undefined && { defaultDescription: question.fallbackText }),
  };
}

function described({ help, form }: Question): string {
  return form.kind === 'choice' ? `${help}: ${form.choices.map(({ value }) => value).join(', ')}` : help;
}

/** Flags that people try and that must not exist: what stands on a command line can be seen by others. */
export const SECRET_VALUE_FLAGS: Readonly<Record<string, string>> = Object.fromEntries(
  SECRET_QUESTIONS.map(({ key }) => [flagName(key), `give it in ${envOf(key)} or by --${flagName(fileKey(key))} FILE`]),
);
