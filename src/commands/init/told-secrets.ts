import { KnownError, UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import type { Answers } from '../../questions/answers.ts';
import { sourceName } from '../../questions/given.ts';
import { SECRET_QUESTIONS, type SecretQuestion } from '../../questions/secret-questions.ts';
import { type GivenSecretSource, type GivenSecrets, readGivenSecret } from '../../questions/secret-sources.ts';
import { type Session, withSecret } from '../../questions/session.ts';
import type { Talk } from '../../questions/talk.ts';
import type { Secret } from '../../secrets/secret.ts';

/** The session with the secrets that were given and that the set-up needs. Throws UsageError for a useless flag or a useless secret. */
export async function withToldSecrets(
  start: Session,
  answers: Answers,
  given: GivenSecrets,
  io: Io,
  talk: Talk,
): Promise<Session> {
  let session = start;
  for (const question of SECRET_QUESTIONS) {
    const source = given.get(question.key);
    if (!source || session.secrets.has(question.key)) continue;
    if (question.need(answers) === 'none') sayUnused(source, answers, talk);
    else session = withSecret(session, question.key, await readChecked(question, source, answers, io, talk));
  }
  return session;
}

function sayUnused({ source }: GivenSecretSource, { secrets, authServer }: Answers, talk: Talk): void {
  const text = `${sourceName(source)}: of no use with --secrets ${secrets} and an ${authServer} authorization server: nothing of the secret is written`;
  if (source.from === 'flag') throw new UsageError(text, 'leave it out');
  talk.say(text);
}

async function readChecked(
  question: SecretQuestion,
  given: GivenSecretSource,
  answers: Answers,
  io: Io,
  talk: Talk,
): Promise<Secret> {
  const secret = await readGivenSecret(given, io);
  const name = sourceName(given.source);
  try {
    const advice = question.check(secret, answers);
    if (advice !== undefined) talk.say(`${name}: ${advice}`);
    return secret;
  } catch (error) {
    if (error instanceof KnownError) throw new UsageError(`${name}: ${error.message}`, error.remedy, { cause: error });
    throw error;
  }
}
