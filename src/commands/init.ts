import { whyNobodyCanBeAsked } from '../core/can-ask.ts';
import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { wrapText } from '../core/wrap.ts';
import { existsError } from '../generate/look-at.ts';
import { isChanged, planOf, STDOUT } from '../generate/plan.ts';
import { verdictOf } from '../generate/verdict.ts';
import { UNSUPPORTED_PROVIDERS } from '../idps/unsupported.ts';
import { remarkText } from '../questions/problems.ts';
import { secretsFor } from '../questions/session.ts';
import { strayVariables } from '../questions/strays.ts';
import { type Talk, talkOn } from '../questions/talk.ts';
import { agreeOnPlan } from './init/attended.ts';
import { carryOut } from './init/carry-out.ts';
import { refuseFlyte2, whyFlyte2 } from './init/flyte2.ts';
import { type Inputs, readInputs } from './init/inputs.ts';
import { type InitOptions, type Judged, ownPlace } from './init/options.ts';
import { showChanges, showOutcome, showRefusal } from './init/outcome.ts';
import { answerUnattended } from './init/unattended.ts';
import { paintFor } from './paint-for.ts';

/** Turns answers into values and Secret manifests: asks on a terminal, writes only what the validator passes. */
export async function init(options: InitOptions, io: Io): Promise<ExitCode> {
  const { dim } = await paintFor(io.stderr, io.env);
  const talk = talkOn(io.stderr, dim);
  for (const warning of strayVariables(io.env)) talk.say(warning);
  const inputs = await readInputs(options, io);
  const flyte2 = whyFlyte2(inputs);
  if (flyte2 !== undefined) return refuseFlyte2(flyte2, inputs, options, io);
  for (const remark of inputs.refused) talk.say(remarkText(remark));
  const silence = whyNotAsk(options, io);
  if (silence === undefined) io.stderr.write(wrapText(GREETING, io.stderr.columns));
  const judged =
    silence === undefined
      ? await agreeOnPlan({ inputs, options, io, talk })
      : await judgeUnattended(inputs, options, silence, io, talk);
  if (judged.verdict.refusal !== undefined) return showRefusal(judged, options, io);
  refuseMixedOutput(judged, options);
  const agreed = silence === undefined && !options.yes;
  if ((silence !== undefined || options.yes) && options.format === 'text' && !options.dryRun) await showChanges(judged, io);
  if (silence !== undefined) refuseUnasked(judged, options);
  if (!options.dryRun) await carryOut(judged.plan, ({ replaces }) => options.force || (agreed && replaces), io);
  await showOutcome(judged, options, io);
  return ExitCode.ok;
}

const GREETING = `
  Flyte authentication: chart values, secrets and the steps at your identity provider
  Nothing is written before you confirm. Ctrl-C leaves everything as it was.
  No clients at the provider yet? Then begin with flyte-auth-config idp-setup, which says what to make there.
  (${UNSUPPORTED_PROVIDERS.map(({ name }) => name).join(' and ')} cannot log people in to Flyte; --idp github says why)

`;

const whyNotAsk = ({ interactive }: InitOptions, io: Io): string | undefined =>
  interactive ? whyNobodyCanBeAsked(io) : 'questions are switched off';

async function judgeUnattended(inputs: Inputs, options: InitOptions, why: string, io: Io, talk: Talk): Promise<Judged> {
  const { session, answers } = await answerUnattended(inputs, why, io, talk);
  const plan = await planOf(answers, secretsFor(session, answers), io.cwd, ownPlace(inputs, options));
  const taken = plan.files.filter(({ replaces, before }) => replaces && before === undefined).map(({ name }) => name);
  if (taken.length > 0 && !options.force && !options.dryRun) throw existsError(taken);
  return { plan, verdict: await verdictOf(plan) };
}

/** Nobody loses what they wrote themselves without having agreed. */
function refuseUnasked({ plan }: Judged, { yes, force, dryRun }: InitOptions): void {
  const edited = plan.files.filter((file) => file.before !== undefined && isChanged(file)).map(({ name }) => name);
  if (edited.length === 0 || yes || force || dryRun) return;
  throw new UsageError(
    `${edited.join(' and ')} would change, and nobody was asked`,
    'give --yes to write the change above, or --dry-run to look at it alone',
  );
}

function refuseMixedOutput({ plan }: Judged, { format }: InitOptions): void {
  if (format === 'text' || plan.files.every(({ name }) => name !== STDOUT)) return;
  throw new UsageError('--format json and a file on standard output would be mixed up', 'write the file to a place of its own');
}
