import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { sourceText } from '../core/lines.ts';
import { shellWord } from '../core/shell.ts';
import { analyse } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { existsError } from '../generate/look-at.ts';
import { ignoredLines } from '../generate/own/ignored.ts';
import { type Plan, planOf } from '../generate/plan.ts';
import { givenFlags } from '../generate/repeat.ts';
import { verdictOf } from '../generate/verdict.ts';
import { asValues } from '../migrate/as-values.ts';
import { handover } from '../migrate/handover.ts';
import { leftInSecrets, unknownCallers } from '../migrate/left.ts';
import { type Legacy, readLegacy } from '../migrate/legacy.ts';
import { refuseMissingSecrets } from '../migrate/missing-secrets.ts';
import { mountedSecrets } from '../migrate/places.ts';
import { changeLines, idleLines } from '../migrate/told-changes.ts';
import { withExisting, withoutRefused } from '../questions/existing.ts';
import { remarkText } from '../questions/problems.ts';
import { secretsFor } from '../questions/session.ts';
import { talkOn } from '../questions/talk.ts';
import { readSource } from '../source/read.ts';
import { carryOut } from './init/carry-out.ts';
import { type Inputs, readInputs } from './init/inputs.ts';
import type { InitOptions } from './init/options.ts';
import { showOutcome, showRefusal } from './init/outcome.ts';
import { answerUnattended } from './init/unattended.ts';
import { paintFor } from './paint-for.ts';

export interface MigrateOptions extends Pick<InitOptions, 'flags' | 'answersFile' | 'dryRun' | 'force' | 'format'> {
  /** Files of manifests; `-` for standard input. */
  readonly files: readonly string[];
}

const PIPE = 'kubectl get configmaps,secrets -n NAMESPACE -o yaml | flyte-auth-config migrate --dry-run';

/** Turns the objects of a Flyte whose authentication was set up by hand into values and the Secret beside them. */
export async function migrate({ files, ...options }: MigrateOptions, io: Io): Promise<ExitCode> {
  const inputs = await readInputs(
    options,
    io,
    files.filter((file) => file === '-').map(() => 'the objects'),
  );
  if (files.includes('-') && io.stdin.isTTY) throw new UsageError('there are no objects on standard input', PIPE);
  const sources = await Promise.all(files.map((file) => readSource(file, io)));
  const legacy = readLegacy(sources);
  const plan = { ...(await planFor(legacy, inputs, io)), repeat: repeatOf(files, inputs) };
  const judged = { plan, verdict: await verdictOf(plan) };
  const shown: InitOptions = { ...options, yes: true, interactive: false };
  if (judged.verdict.refusal !== undefined) return showRefusal(judged, shown, io);
  const taken = plan.files.filter(({ replaces }) => replaces).map(({ name }) => name);
  if (taken.length > 0 && !options.force && !options.dryRun) throw existsError(taken);
  if (!options.dryRun) await carryOut(plan, () => options.force, io);
  await showOutcome(judged, shown, io);
  return ExitCode.ok;
}

/** The new values, and how Flyte will differ from the one that runs. */
async function planFor(legacy: Legacy, inputs: Inputs, io: Io): Promise<Plan> {
  const own = asValues(legacy, inputs.given);
  const { dim } = await paintFor(io.stderr, io.env);
  const talk = talkOn(io.stderr, dim);
  const { given, refused } = withoutRefused(withExisting(inputs.given, own.existing));
  for (const remark of refused) talk.say(remarkText(remark));
  refuseMissingSecrets(own, given, inputs.givenSecrets);
  const { session, answers } = await answerUnattended({ ...inputs, given, own }, 'migrate asks no questions', io, talk);
  const plan = await planOf(answers, secretsFor(session, answers), io.cwd, { own, anew: true });
  const before = legacy.analysis.model;
  const after = modelOf(plan);
  return {
    ...plan,
    differences: [...changeLines(before, after, own.sources), ...newSecret(plan)],
    left: [
      ...unknownCallers(before),
      ...ignoredLines(own),
      ...idleLines(before, after, own.sources),
      ...leftInSecrets(legacy.files, mountedSecrets(before), mountedSecrets(after)),
    ],
    handover: handover(legacy.files, plan.setup, before, after),
  };
}

const newSecret = ({ generated }: Plan): readonly string[] =>
  generated.includes('propellerClientSecret')
    ? ['client secret of flytepropeller: a new random one, because everybody knows the old one']
    : [];

function modelOf({ answers, umbrella, files }: Plan): ReleaseModel {
  const { chartVersion, release, namespace } = answers;
  const chart = umbrella ?? answers.chart;
  const sources = files.filter(({ kind }) => kind === 'values').map(({ name, text }) => sourceText(name, text));
  return analyse({ sources, chart, chartVersion, release, namespace }).model;
}

/** The objects tell everything again but what was given besides. */
const repeatOf = (files: readonly string[], { given }: Inputs): string =>
  ['flyte-auth-config migrate', ...files.map(shellWord), ...givenFlags(given), '--force'].join(' ');
