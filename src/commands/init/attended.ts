import { InterruptedError, KnownError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import { wrapText } from '../../core/wrap.ts';
import { assertWritable } from '../../generate/look-at.ts';
import { isChanged, isWritten, type Plan, planOf } from '../../generate/plan.ts';
import { summary } from '../../generate/summary.ts';
import { verdictOf } from '../../generate/verdict.ts';
import { askSecrets } from '../../questions/ask-secrets.ts';
import { changeAnswer } from '../../questions/change.ts';
import { foundLines } from '../../questions/found.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { addFiles, filesLeft } from '../../questions/more-files.ts';
import { refuseProblems, remarkText } from '../../questions/problems.ts';
import { choose, type MenuItem } from '../../questions/prompt.ts';
import { resolve } from '../../questions/resolve.ts';
import { newSession, type Session, secretsFor, withGenerated } from '../../questions/session.ts';
import type { Talk } from '../../questions/talk.ts';
import { type Answered, askAnswers } from '../../questions/wizard.ts';
import type { Inputs } from './inputs.ts';
import { type InitOptions, type Judged, ownPlace } from './options.ts';
import { showChanges } from './outcome.ts';
import { withToldSecrets } from './told-secrets.ts';
import { isNews, keeping } from './unattended.ts';

/** Where the inputs, the options and the person at the terminal come together. */
export interface Scene {
  readonly inputs: Inputs;
  readonly options: InitOptions;
  readonly io: Io;
  readonly talk: Talk;
}

type Next = 'go' | 'change' | 'add' | 'leave';

/**
 * Asks for what is missing, shows the plan and lets the person change answers until it is agreed on; `--yes` agrees at once.
 * Throws InterruptedError on Ctrl-C, or where the person leaves without writing.
 */
export async function agreeOnPlan(scene: Scene): Promise<Judged> {
  const { inputs, options, io, talk } = scene;
  refuseProblems(resolve(QUESTIONS, inputs.given));
  for (const line of foundLines(inputs.given)) talk.say(line);
  let session = newSession(inputs.given);
  for (;;) {
    const answered = await complete(session, scene);
    const judged = await judgedOrTrouble(answered, scene);
    if (judged && options.yes) return judged;
    const next = await choose('Go on?', menu(judged, options), undefined, io);
    if (next === 'leave') throw new InterruptedError();
    if (next === 'go' && judged) return judged;
    session = next === 'add' ? await addFiles(answered, io) : await changeAnswer(answered, inputs.givenSecrets, io, talk);
  }
}

/** The session with every answer and every secret that the set-up needs. */
async function complete(start: Session, { inputs, options, io, talk }: Scene): Promise<Answered> {
  const { session, answers } = await askAnswers(start, io, talk, options.yes);
  const { unused } = resolve(QUESTIONS, session.given);
  for (const remark of unused.filter(isNews)) talk.news(remarkText(remark));
  const told = await withToldSecrets(session, answers, inputs.givenSecrets, io, talk);
  const kept = await keeping(told, answers, inputs, io);
  return { session: withGenerated(await askSecrets(kept, answers, io, talk), answers, io.randomBytes), answers };
}

/** The plan, on the screen; or nothing but a word about what stands in its way and can be changed. */
async function judgedOrTrouble(
  { session, answers }: Answered,
  { inputs, options, io, talk }: Scene,
): Promise<Judged | undefined> {
  try {
    const plan = await planOf(answers, secretsFor(session, answers), io.cwd, ownPlace(inputs, options));
    // Nobody should lose their answers to a place that turns out to be closed.
    for (const { name } of plan.files.filter(isWritten)) await assertWritable(name, io.cwd);
    const verdict = await verdictOf(plan);
    if (!options.yes) await showChanges({ plan, verdict }, io);
    if (!options.yes) io.stderr.write(wrapText(summary(plan, verdict), io.stderr.columns));
    return { plan, verdict };
  } catch (error) {
    if (options.yes || !(error instanceof KnownError)) throw error;
    talk.say(error.remedy === undefined ? error.message : `${error.message}; ${error.remedy}`);
    return undefined;
  }
}

function menu(judged: Judged | undefined, options: InitOptions): readonly MenuItem<Next>[] {
  const change: MenuItem<Next> = { value: 'change', name: 'Change an answer', hint: '' };
  const leave: MenuItem<Next> = { value: 'leave', name: 'Leave without writing', hint: '' };
  if (!judged || judged.verdict.refusal !== undefined) return [change, leave];
  const more = filesLeft(judged.plan.answers).map(({ example }) => example);
  const add: MenuItem<Next> = { value: 'add', name: 'Write more files', hint: more.join(', ') };
  const go: MenuItem<Next> = { value: 'go', name: goText(judged.plan, options), hint: '' };
  return [go, change, ...(more.length > 0 ? [add] : []), leave];
}

function goText({ files }: Plan, { dryRun, format }: InitOptions): string {
  if (dryRun) return format === 'json' ? 'Yes, show the outcome' : 'Yes, show the files (nothing is written: --dry-run)';
  const changed = files.filter(isChanged);
  const replaced = changed.filter(({ replaces, before }) => replaces && before === undefined).map(({ name }) => name);
  const edited = changed.filter(({ before }) => before !== undefined).map(({ name }) => `change ${name}`);
  const fresh = changed.filter(({ before, replaces }) => before === undefined && !replaces).length;
  const count = fresh === 0 ? [] : [fresh === 1 ? 'write 1 file' : `write ${fresh} files`];
  const lost = replaced.length === 0 ? [] : [`replace ${replaced.join(' and ')}`];
  if (changed.length === 0) return 'Nothing has to be written';
  return `Yes, ${[...edited, ...count, ...lost].join(' and ')}`;
}
