import { IDP_KEYS } from '../idp-setup/answers.ts';
import { profileOf } from '../idps/index.ts';
import type { Link, RegistrationStep } from '../idps/profile.ts';
import type { Answers } from '../questions/answers.ts';
import { secretObjects } from '../secrets/secret-objects.ts';
import { type ClusterCommand, chartWord, clusterCommands, type OwnRelease } from './cluster-commands.ts';
import { storeEntry, storeOf } from './manifests.ts';
import type { OwnEdit } from './own/plan-edit.ts';
import type { Plan } from './plan.ts';
import { podsOf } from './pods.ts';
import { answerFlags, repeatCommand } from './repeat.ts';
import type { AuthSetup } from './setup.ts';

/** What is left to do after the files are written, as data for the terminal and for `--format json`; holds no secrets. */
export interface NextSteps {
  /** Name of the identity provider. */
  readonly provider: string;
  readonly registration: readonly RegistrationStep[];
  readonly links: readonly Link[];
  /** The files that say or do all of it; without any, the command that writes them. None where nothing is to be done. */
  readonly guide?: { readonly files: readonly string[] } | { readonly command: string };
  /** What has to be true before the commands run. */
  readonly conditions: readonly string[];
  readonly commands: readonly ClusterCommand[];
  /** The `init` line that makes the same again without questions. */
  readonly repeat: string;
}

/** Collects the steps after `init`, in the order in which they are done. */
export function nextSteps(
  setup: AuthSetup,
  answers: Answers,
  {
    edit,
    repeat,
    handover,
    umbrella = setup.chart,
    files = [],
  }: Partial<Pick<Plan, 'edit' | 'repeat' | 'handover' | 'umbrella' | 'files'>> = {},
): NextSteps {
  const { label, registration, links } = profileOf(answers.idp);
  return {
    provider: label,
    // Where people log in already, the provider knows all of it.
    ...(handover
      ? { registration: [], links: [] }
      : { registration: registration(answers), links, guide: guideOf(answers, files) }),
    conditions: [...secretConditions(setup, answers), ...(edit ? [] : [LAST]), ...(handover?.conditions ?? [])],
    commands: clusterCommands(setup, answers, edit && releaseOf(edit, setup), { chart: umbrella, pods: handover?.pods }).flatMap(
      (command) => handedOver(command, handover),
    ),
    repeat: repeat ?? repeatCommand(answers),
  };
}

function guideOf(answers: Answers, files: Plan['files']): NonNullable<NextSteps['guide']> {
  const written = files.filter(({ kind }) => kind === 'idp setup').map(({ name }) => name);
  if (written.length > 0) return { files: written };
  return { command: ['flyte-auth-config idp-setup', ...answerFlags(answers, IDP_KEYS)].join(' ') };
}

/** What has to be out of Helm's way comes right before Helm does. */
function handedOver(step: ClusterCommand, handover: Plan['handover']): readonly ClusterCommand[] {
  if (handover === undefined || step.phase !== 'install') return [step];
  return [...handover.commands, { ...step, command: [step.command, ...handover.helmFlags].join(' ') }];
}

const LAST = 'give the values file after all others: a later file wins';

/** What the user's own files are for. */
function releaseOf({ own: { sources, analysis } }: OwnEdit, setup: AuthSetup): OwnRelease {
  const { model, wrapped } = analysis;
  const files = sources.map(({ name }) => name);
  return { files, chart: chartWord(model), by: wrapped?.kind ?? 'helm', pods: podsOf(model, setup) };
}

function secretConditions({ secrets, chart, namespace }: AuthSetup, answers: Answers): readonly string[] {
  if (secrets.kept === 'values' || answers.secrets === 'secret') return [];
  const objects = secretObjects(chart, secrets.name);
  if (answers.secrets === 'existing') {
    return objects.map(({ name, keys }) => `the Secret "${name}" in the namespace "${namespace}" holds ${keys.join(' and ')}`);
  }
  return [
    `the ${storeOf(answers).kind} "${storeOf(answers).name}" exists (--secret-store names another)`,
    ...objects.map(({ name, keys }) => `its entry "${storeEntry(name, answers)}" holds ${keys.join(' and ')}`),
  ];
}
