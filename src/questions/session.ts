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
  /** Which of the secrets stay what they are in the user's own values; of some only the hash is known. */
  readonly kept: ReadonlySet<SecretKey>;
}

export const newSession = (given: Given): Session => ({ given, secrets: new Map(), generated: new Set(), kept: new Set() });

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

/** The session without some of the answers that were typed, or found in the user's values. */
export const withoutTyped = (session: Session, keys: readonly AnswerKey[]): Session => ({
  ...session,
  given: new Map(
    [...session.given].filter(([key, { source }]) => !['prompt', 'existing'].includes(source.from) || !keys.includes(key)),
  ),
});

/** The session without some of its secrets. */
export const withoutSecrets = (session: Session, dropped: (key: SecretKey) => boolean): Session => ({
  ...session,
  secrets: new Map([...session.secrets].filter(([key]) => !dropped(key))),
  generated: new Set([...session.generated].filter((key) => !dropped(key))),
  kept: new Set([...session.kept].filter((key) => !dropped(key))),
});

/** The session with the secrets that stay as they are, for the keys that nobody gave anything for; what stayed before is settled anew. */
export function withKept(session: Session, keys: readonly SecretKey[], secrets: AnsweredSecrets): Session {
  const open = withoutSecrets(session, (key) => session.kept.has(key) || (session.generated.has(key) && keys.includes(key)));
  const kept = keys.filter((key) => !open.secrets.has(key));
  const known = kept.flatMap((key) => (secrets[key] ? [[key, secrets[key]] as const] : []));
  return { ...open, secrets: new Map([...open.secrets, ...known]), kept: new Set(kept) };
}

/** The session with a secret that somebody gave. */
export const withSecret = (session: Session, key: SecretKey, secret: Secret): Session => ({
  ...session,
  secrets: new Map([...session.secrets, [key, secret]]),
  generated: new Set([...session.generated].filter((each) => each !== key)),
  kept: new Set([...session.kept].filter((each) => each !== key)),
});

/** The secrets that somebody still has to give. */
export function secretsToTell(session: Session, answers: Answers): readonly SecretQuestion[] {
  const known = (key: SecretKey) => session.kept.has(key) || (session.secrets.has(key) && !session.generated.has(key));
  return SECRET_QUESTIONS.filter(({ key, need }) => need(answers) === 'told' && !known(key));
}

/** The session with a new random secret wherever the set-up makes one up; the same one if it was made before. */
export function withGenerated(session: Session, answers: Answers, randomBytes: Io['randomBytes']): Session {
  const isOpen = (key: SecretKey) => !session.secrets.has(key) && !session.kept.has(key);
  const keys = SECRET_QUESTIONS.filter(({ key, need }) => need(answers) === 'generated' && isOpen(key)).map(({ key }) => key);
  return {
    ...session,
    secrets: new Map([...session.secrets, ...keys.map((key) => [key, randomSecret(randomBytes)] as const)]),
    generated: new Set([...session.generated, ...keys]),
  };
}

/** The secrets that the answers have a use for, and where each comes from. */
export function secretsFor({ secrets, generated, kept }: Session, answers: Answers) {
  const keys = SECRET_QUESTIONS.filter(({ key, need }) => need(answers) !== 'none' && secrets.has(key)).map(({ key }) => key);
  const used: AnsweredSecrets = Object.fromEntries(keys.map((key) => [key, secrets.get(key)]));
  return {
    secrets: used,
    told: keys.filter((key) => !generated.has(key) && !kept.has(key)),
    generated: keys.filter((key) => generated.has(key)),
  };
}
