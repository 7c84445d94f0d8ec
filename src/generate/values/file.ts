import { type Notes, type Value, valuesText } from '../../annotated-yaml/document.ts';
import { documentOf, textOf } from '../../annotated-yaml/safe-yaml.ts';
import type { ChartName } from '../../charts/chart.ts';
import { shellWord } from '../../core/shell.ts';
import { profileOf } from '../../idps/index.ts';
import type { AnsweredSecrets, Answers, IdpId, SetupChart } from '../../questions/answers.ts';
import { fileNames } from '../file-names.ts';
import { relevantAnswers } from '../relevant-answers.ts';
import type { AuthSetup } from '../setup.ts';
import { flyteBinaryNotes, flyteBinaryValues } from './flyte-binary.ts';
import { flyteCoreNotes, flyteCoreValues } from './flyte-core.ts';
import { secretsForValues, type ValuesInput } from './input.ts';

interface ChartWriter {
  values(input: ValuesInput): Value;
  notes(input: ValuesInput): Notes;
}

const WRITERS: Readonly<Record<SetupChart, ChartWriter>> = {
  'flyte-binary': { values: flyteBinaryValues, notes: flyteBinaryNotes },
  'flyte-core': { values: flyteCoreValues, notes: flyteCoreNotes },
};

/**
 * The text of the values file. It holds the secrets in the clear where the set-up keeps them in the values.
 * Throws UsageError where such a secret is missing.
 */
export function valuesFile(setup: AuthSetup, answers: Answers, answered: AnsweredSecrets): string {
  const { values, notes } = chartValues(setup, answers.idp, answered);
  return valuesText(header(setup, answers), values, notes);
}

/** The values of a set-up in its chart, and why they are what they are. Throws UsageError where a secret for them is missing. */
export function chartValues(
  setup: AuthSetup,
  idp: IdpId,
  answered: AnsweredSecrets,
): { readonly values: Value; readonly notes: Notes } {
  const input: ValuesInput = { setup, profile: profileOf(idp), secrets: secretsForValues(setup, answered) };
  const writer = WRITERS[setup.chart];
  return { values: writer.values(input), notes: writer.notes(input) };
}

/** The comment at the top of a values file, line by line: what it is, and the answers behind it; `chart` may be one around that of the set-up. */
export function header(setup: AuthSetup, answers: Answers, chart: ChartName = setup.chart): readonly string[] {
  const { label } = profileOf(answers.idp);
  const server = setup.mode === 'external' ? `${label} issues the access tokens` : 'Flyte issues the access tokens itself';
  const again = chart === setup.chart ? 'this one again' : `the same again for ${setup.chart} itself`;
  return [
    `Authentication of Flyte for the Helm chart ${chart} ${setup.chartVersion}, made by flyte-auth-config`,
    `People log in at ${label}; ${server} (${setup.mode} authorization server)`,
    '',
    secrecy(setup),
    `Check it with  flyte-auth-config validate --chart ${chart} ${shellWord(fileNames(answers).values)}`,
    '',
    `The answers behind it; in a file of their own, flyte-auth-config init --answers <file> makes ${again}:`,
    ...answerLines(answers),
  ];
}

function secrecy(setup: AuthSetup): string {
  if (setup.secrets.kept === 'values')
    return 'This file HOLDS SECRETS in the clear: do not commit it, and keep it readable for yourself alone';
  const holdsHash = setup.mode === 'internal' && setup.secrets.config === undefined;
  return holdsHash ? 'This file holds no secret but the bcrypt hash of one' : 'This file holds no secrets';
}

function answerLines(answers: Answers): readonly string[] {
  const text = textOf(documentOf(relevantAnswers(answers)));
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}
