import { InterruptedError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { type Plan, planOf } from '../../generate/plan.ts';
import { summary } from '../../generate/summary.ts';
import { verdictOf } from '../../generate/verdict.ts';
import { askSecrets } from '../../questions/ask-secrets.ts';
import { changeAnswer } from '../../questions/change.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { refuseProblems, remarkText } from '../../questions/problems.ts';
import { choose, type MenuItem } from '../../questions/prompt.ts';
import { resolve } from '../../questions/resolve.ts';
import { newSession, type Session, secretsFor, withGenerated } from '../../questions/session.ts';
import type { Talk } from '../../questions/talk.ts';
import { type Answered, askAnswers } from '../../questions/wizard.ts';
import type { Inputs } from './inputs.ts';
import type { InitOptions, Judged } from './options.ts';
import { withToldSecrets } from './told-secrets.ts';

type Next = 'go' | 'change' | 'leave';

/**
 * Asks for what is missing, shows the plan and lets the person change answers until it is agreed on; `--yes` agrees at once.
 * Throws InterruptedError on Ctrl-C, or where the person leaves without writing.
 */
export async function agreeOnPlan(inputs: Inputs, options: InitOptions, io: Io, talk: Talk): Promise<Judged> {
  refuseProblems(resolve(QUESTIONS, inputs.given));
  let session = newSession(inputs.given);
  for (;;) {
    const answered = await complete(session, inputs, options, io, talk);
    const { answers } = answered;
    const plan = await planOf(answers, secretsFor(answered.session, answers), io.cwd);
    const judged = { plan, verdict: await verdictOf(plan) };
    if (options.yes) return judged;
    io.stderr.write(summary(judged.plan, judged.verdict));
    const next = await choose('Go on?', menu(judged, options), undefined, io);
    if (next === 'leave') throw new InterruptedError();
    if (next === 'go') return judged;
    session = await changeAnswer(answered.session, answers, io, talk);
  }
}

/** The session with every answer and every secret that the set-up needs. */
async function complete(start: Session, { givenSecrets }: Inputs, { yes }: InitOptions, io: Io, talk: Talk): Promise<Answered> {
  const { session, answers } = await askAnswers(start, io, talk, yes);
  const { unused } = resolve(QUESTIONS, session.given);
  for (const remark of unused.filter(({ source }) => source.from !== 'prompt')) talk.news(remarkText(remark));
  const told = await withToldSecrets(session, answers, givenSecrets, io, talk);
  return { session: withGenerated(await askSecrets(told, answers, io, talk), answers, io.randomBytes), answers };
}

function menu({ plan, verdict }: Judged, options: InitOptions): readonly MenuItem<Next>[] {
  const go: MenuItem<Next> = { value: 'go', name: goText(plan, options), hint: '' };
  const change: MenuItem<Next> = { value: 'change', name: 'Change an answer', hint: '' };
  const leave: MenuItem<Next> = { value: 'leave', name: 'Leave without writing', hint: '' };
  return verdict.refusal === undefined ? [go, change, leave] : [change, leave];
}

function goText({ files }: Plan, { dryRun, format }: InitOptions): string {
  if (dryRun) return format === 'json' ? 'Yes, show the outcome' : 'Yes, show the files (nothing is written: --dry-run)';
  const replaced = files.filter(({ replaces }) => replaces).map(({ name }) => name);
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  return replaced.length === 0 ? `Yes, write ${count}` : `Yes, write ${count} and replace ${replaced.join(' and ')}`;
}
