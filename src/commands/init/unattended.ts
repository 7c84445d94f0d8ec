import type { Io } from '../../core/io.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { missingError, refuseProblems, refuseUnused, remarkText } from '../../questions/problems.ts';
import type { Draft } from '../../questions/question.ts';
import { isComplete, resolve } from '../../questions/resolve.ts';
import { SECRET_QUESTIONS } from '../../questions/secret-questions.ts';
import type { GivenSecrets } from '../../questions/secret-sources.ts';
import { newSession, withGenerated } from '../../questions/session.ts';
import type { Talk } from '../../questions/talk.ts';
import type { Answered } from '../../questions/wizard.ts';
import type { Inputs } from './inputs.ts';
import { withToldSecrets } from './told-secrets.ts';

/** Answers every question from what was given and from defaults, without asking; `why` says why nobody is asked. Throws UsageError. */
export async function answerUnattended({ given, givenSecrets }: Inputs, why: string, io: Io, talk: Talk): Promise<Answered> {
  const resolution = resolve(QUESTIONS, given);
  refuseProblems(resolution);
  const { draft, missing } = resolution;
  const secrets = missingSecrets(draft, givenSecrets);
  if (missing.length > 0 || secrets.length > 0 || !isComplete(draft)) throw missingError(missing, secrets, why);
  refuseUnused(resolution);
  for (const remark of [...resolution.notes, ...resolution.unused]) talk.say(remarkText(remark));
  const session = await withToldSecrets(newSession(given), draft, givenSecrets, io, talk);
  return { session: withGenerated(session, draft, io.randomBytes), answers: draft };
}

/** As long as nobody has said where secrets live, none of them is missing. */
function missingSecrets(draft: Draft, given: GivenSecrets) {
  if (draft.secrets === undefined || draft.authServer === undefined) return [];
  const missing = SECRET_QUESTIONS.filter(({ key, need }) => need(draft) === 'told' && !given.has(key));
  return missing.map((question) => ({ question, why: question.why(draft) }));
}
