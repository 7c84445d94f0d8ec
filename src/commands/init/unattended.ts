import type { Io } from '../../core/io.ts';
import type { Answers } from '../../questions/answers.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { missingError, refuseProblems, refuseUnused, remarkText } from '../../questions/problems.ts';
import type { Draft } from '../../questions/question.ts';
import { isComplete, type Remark, resolve } from '../../questions/resolve.ts';
import { SECRET_QUESTIONS } from '../../questions/secret-questions.ts';
import type { GivenSecrets } from '../../questions/secret-sources.ts';
import { newSession, type Session, withGenerated } from '../../questions/session.ts';
import type { Talk } from '../../questions/talk.ts';
import type { Answered } from '../../questions/wizard.ts';
import type { Inputs } from './inputs.ts';
import { withToldSecrets } from './told-secrets.ts';

/** Answers every question from what was given and from defaults, without asking; `why` says why nobody is asked. Throws UsageError. */
export async function answerUnattended(inputs: Inputs, why: string, io: Io, talk: Talk): Promise<Answered> {
  const { given, givenSecrets } = inputs;
  const resolution = resolve(QUESTIONS, given);
  refuseProblems(resolution);
  const { draft, missing } = resolution;
  const start = isComplete(draft) ? await keeping(newSession(given), draft, inputs, io) : newSession(given);
  const secrets = missingSecrets(draft, givenSecrets, start);
  if (missing.length > 0 || secrets.length > 0 || !isComplete(draft)) throw missingError(missing, secrets, why);
  refuseUnused(resolution);
  for (const remark of [...resolution.notes, ...resolution.unused.filter(isNews)]) talk.say(remarkText(remark));
  const told = await withToldSecrets(newSession(given), draft, givenSecrets, io, talk);
  return { session: withGenerated(await keeping(told, draft, inputs, io), draft, io.randomBytes), answers: draft };
}

/** What stands in the user's own values and is of no use any more is their own business, and goes. */
export const isNews = ({ source }: Remark): boolean => source.from !== 'prompt' && source.from !== 'existing';

/** The session with what the user's own values hold already. */
export async function keeping(session: Session, answers: Answers, { own }: Inputs, io: Io): Promise<Session> {
  if (own === undefined) return session;
  const { withOwnSecrets } = await import('./own-inputs.ts');
  return withOwnSecrets(session, answers, own, io);
}

/** As long as nobody has said where secrets live, none of them is missing. */
function missingSecrets(draft: Draft, given: GivenSecrets, { kept }: Session) {
  if (draft.secrets === undefined || draft.authServer === undefined) return [];
  const missing = SECRET_QUESTIONS.filter(({ key, need }) => need(draft) === 'told' && !given.has(key) && !kept.has(key));
  return missing.map((question) => ({ question, why: question.why(draft) }));
}
