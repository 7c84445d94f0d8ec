import type { Io } from '../core/io.ts';
import { randomSecret } from '../secrets/random.ts';
import type { Secret } from '../secrets/secret.ts';
import type { AnsweredSecrets, Answers } from './answers.ts';
import type { Given, GivenAnswer } from './given.ts';
import type { AnswerKey } from './question.ts';
import { SECRET_QUESTIONS, type SecretKey, type SecretQuestion } from './secret-questions.ts';

/** Everything that is known on the way to a plan: the answers as they were given, and the secrets. */
export interface Session {
  readonly given: Given;
  readonly secrets: ReadonlyMap<SecretKey, Secret>;
  /** Which of the secrets nobody gave. */
  readonly generated: ReadonlySet<SecretKey>;
}

export const newSession = (given: Given): Session => ({ given, secrets: new Map(), generated: new Set() });

/** The session with one more answer, or with one that was given before changed. */
export const withGiven = (session: Session, key: AnswerKey, answer: GivenAnswer): Session => ({
  ...session,
  given: new Map([...session.given, [key, answer]]),
});

/** The session without an answer, so that it is asked for again. */
export const withoutGiven = (session: Session, key: AnswerKey): Session => ({
  ...session,
  given: new Map([...session.given].filter(([each]) => each !== key)),
});

/** The session without some of the answers that were typed. */
export const withoutTyped = (session: Session, keys: readonly AnswerKey[]): Session => ({
  ...session,
  given: new Map([...session.given].filter(([key, { source }]) => source.from !== 'prompt' || !keys.includes(key))),
});

/** The session without some of its secrets. */
export const withoutSecrets = (session: Session, dropped: (key: SecretKey) => boolean): Session => ({
  ...session,
  secrets: new Map([...session.secrets].filter(([key]) => !dropped(key))),
  generated: new Set([...session.generated].filter((key) => !dropped(key))),
});

/** The session with a secret that somebody gave. */
export const withSecret = (session: Session, key: SecretKey, secret: Secret): Session => ({
  ...session,
  secrets: new Map([...session.secrets, [key, secret]]),
  generated: new Set([...session.generated].filter((each) => each !== key)),
});

/** The secrets that somebody still has to give. */
export function secretsToTell(session: Session, answers: Answers): readonly SecretQuestion[] {
  const known = (key: SecretKey) => session.secrets.has(key) && !session.generated.has(key);
  return SECRET_QUESTIONS.filter(({ key, need }) => need(answers) === 'told' && !known(key));
}

/** The session with a new random secret wherever the set-up makes one up; the same one if it was made before. */
export function withGenerated(session: Session, answers: Answers, randomBytes: Io['randomBytes']): Session {
  const keys = SECRET_QUESTIONS.filter(({ key, need }) => need(answers) === 'generated' && !session.secrets.has(key)).map(
    ({ key }) => key,
  );
  return {
    ...session,
    secrets: new Map([...session.secrets, ...keys.map((key) => [key, randomSecret(randomBytes)] as const)]),
    generated: new Set([...session.generated, ...keys]),
  };
}

/** The secrets that the answers have a use for, and where each comes from. */
export function secretsFor({ secrets, generated }: Session, answers: Answers) {
  const keys = SECRET_QUESTIONS.filter(({ key, need }) => need(answers) !== 'none' && secrets.has(key)).map(({ key }) => key);
  const used: AnsweredSecrets = Object.fromEntries(keys.map((key) => [key, secrets.get(key)]));
  return { secrets: used, told: keys.filter((key) => !generated.has(key)), generated: keys.filter((key) => generated.has(key)) };
}
