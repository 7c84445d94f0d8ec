import { shellWord } from '../core/shell.ts';
import { QUESTIONS } from '../questions/index.ts';
import { envOf, flagOf } from '../questions/names.ts';
import { asText, type Draft } from '../questions/question.ts';
import { SECRET_QUESTIONS, type SecretKey } from '../questions/secret-questions.ts';
import { fileKey } from '../questions/secret-sources.ts';
import { type AssignedKey, CLIENT_KEYS, type ClientKey, type IdpSetup } from './setup.ts';

/** The answers that say how Flyte and the provider belong together; the others are about the chart and about files. */
const TOPICS: readonly string[] = ['Identity provider', 'Clients'];

/** The secrets that the provider makes; with an internal authorization server flytepropeller is none of its clients. */
export const secretsOf = ({ answers }: IdpSetup): readonly SecretKey[] =>
  SECRET_QUESTIONS.map(({ key }) => key).filter((key) => key === 'oidcClientSecret' || answers.authServer === 'external');

/** The ids that the set-up has clients for; with an internal authorization server the others are Flyte's own. */
export const clientIdsOf = ({ answers }: IdpSetup): readonly ClientKey[] =>
  answers.authServer === 'external' ? CLIENT_KEYS : ['oidcClientId'];

/** How the command gets what is not known yet, as words of a shell command. */
export interface Fill {
  id(key: AssignedKey): string;
  /** The secret in a variable, or the file that it is in. */
  secret(key: SecretKey): { readonly variable: string } | { readonly file: string };
}

/** The call of `init` that takes the results, one argument a line; the shell joins the lines. */
export function initCommand(setup: IdpSetup, fill: Fill): string {
  const variables = secretsOf(setup).flatMap((key) => {
    const secret = fill.secret(key);
    return 'variable' in secret ? [`${envOf(key)}=${secret.variable}`] : [];
  });
  const files = secretsOf(setup).flatMap((key) => {
    const secret = fill.secret(key);
    return 'file' in secret ? [`${flagOf(fileKey(key))} ${secret.file}`] : [];
  });
  return [...variables, 'flyte-auth-config init', ...[...answerArguments(setup, fill), ...files].map((line) => `  ${line}`)].join(
    ' \\\n',
  );
}

function answerArguments({ answers, assigned, profile }: IdpSetup, fill: Fill): readonly string[] {
  const known: Draft = { ...answers, idp: profile.id };
  const lines: string[] = [];
  // What the command says so far: an argument is needless only if `init` assumes it from those before.
  let said: Draft = {};
  for (const { key, topic, appliesTo, assume } of QUESTIONS) {
    if (!(key === 'url' || TOPICS.includes(topic)) || !appliesTo(known)) continue;
    const unknown = assigned.find((each) => each === key);
    const value = asText(known[key]);
    const isAssumed = value === asText(assume(said)?.[key]);
    if (unknown !== undefined) lines.push(`${flagOf(key)} ${fill.id(unknown)}`);
    else if (value !== undefined && !isAssumed) lines.push(`${flagOf(key)} ${shellWord(value)}`);
    said = { ...said, [key]: known[key] };
  }
  return lines;
}
