import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { existsError } from '../generate/look-at.ts';
import { planOf } from '../generate/plan.ts';
import { answerFlags } from '../generate/repeat.ts';
import { shellWord } from '../generate/shell.ts';
import { verdictOf } from '../generate/verdict.ts';
import { leftInSecrets } from '../migrate/left.ts';
import { readLegacy } from '../migrate/legacy.ts';
import type { Answers } from '../questions/answers.ts';
import { withExisting, withoutRefused } from '../questions/existing.ts';
import { remarkText } from '../questions/problems.ts';
import type { AnswerKey } from '../questions/question.ts';
import { secretsFor } from '../questions/session.ts';
import { talkOn } from '../questions/talk.ts';
import { readSource } from '../source/read.ts';
import { carryOut } from './init/carry-out.ts';
import { readInputs } from './init/inputs.ts';
import type { InitOptions } from './init/options.ts';
import { showOutcome, showRefusal } from './init/outcome.ts';
import { answerUnattended } from './init/unattended.ts';
import { paintFor } from './paint-for.ts';

export interface MigrateOptions extends Pick<InitOptions, 'flags' | 'answersFile' | 'dryRun' | 'force' | 'format'> {
  /** Files of manifests; `-` for standard input. */
  readonly files: readonly string[];
}

/** The objects tell nearly all answers again. */
const repeatOf = (files: readonly string[], answers: Answers): string =>
  ['flyte-auth-config migrate', ...files.map(shellWord), ...answerFlags(answers, MIGRATED), '--force'].join(' ');

/** What the objects do not tell. */
const MIGRATED: readonly AnswerKey[] = ['chart', 'release', 'namespace', 'secrets', 'secretName', 'output', 'secretOutput'];

/** Turns the objects of a Flyte whose authentication was set up by hand into values and the Secret beside them. */
export async function migrate({ files, ...options }: MigrateOptions, io: Io): Promise<ExitCode> {
  const { dim } = await paintFor(io.stderr, io.env);
  const talk = talkOn(io.stderr, dim);
  const legacy = readLegacy(await Promise.all(files.map((file) => readSource(file, io))));
  const { own } = legacy;
  const inputs = await readInputs(options, io);
  const { given, refused } = withoutRefused(withExisting(inputs.given, own.existing));
  for (const remark of refused) talk.say(remarkText(remark));
  const { session, answers } = await answerUnattended({ ...inputs, given, own }, 'migrate asks no questions', io, talk);
  const plan = await planOf(answers, secretsFor(session, answers), io.cwd, { own, anew: true });
  const left = [...(plan.left ?? []), ...leftInSecrets(legacy.files)];
  const judged = { plan: { ...plan, left, repeat: repeatOf(files, answers) }, verdict: await verdictOf(plan) };
  const shown: InitOptions = { ...options, yes: true, interactive: false };
  if (judged.verdict.refusal !== undefined) return showRefusal(judged, shown, io);
  const taken = plan.files.filter(({ replaces }) => replaces).map(({ name }) => name);
  if (taken.length > 0 && !options.force && !options.dryRun) throw existsError(taken);
  if (!options.dryRun) await carryOut(plan, () => options.force, io);
  await showOutcome(judged, shown, io);
  return ExitCode.ok;
}
