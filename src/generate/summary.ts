import type { Diagnostic } from '../core/diagnostic.ts';
import { profileOf } from '../idps/index.ts';
import { valuesElsewhere } from '../rules/values-elsewhere.ts';
import { changeText } from './own/changes.ts';
import type { Plan, PlannedFile } from './plan.ts';
import { STDOUT } from './plan.ts';
import type { AuthSetup } from './setup.ts';
import type { PlanVerdict } from './verdict.ts';

type Line = readonly [label: string, text: string];

/** What is going to be written, in lines for the terminal; ends with a line break. */
export function summary({ answers, setup, files, generated, left = [] }: Plan, verdict: PlanVerdict): string {
  const title = `${profileOf(answers.idp).label}, ${setup.mode} authorization server, ${setup.chart} ${setup.chartVersion}`;
  const lines: readonly Line[] = [
    ['release', `${setup.release} in namespace ${setup.namespace}`],
    ['issuer', setup.issuer],
    ...scopes(setup),
    ...generated.map((): Line => ['flytepropeller', 'gets a new random secret']),
    ...files.map((file): Line => [file.name === STDOUT ? 'standard output' : file.name, fileText(file)]),
    ['checked', verdictText(verdict)],
  ];
  const width = Math.max(...lines.map(([label]) => label.length)) + 3;
  const body = lines.map(([label, text]) => `  ${label.padEnd(width)}${text}`);
  return `${['', '  Summary', `  ${title}`, ...body, ...findings(verdict), ...leftText(left), ''].join('\n')}\n`;
}

/** The settings that no answer tells, and that the new values lack therefore. */
export const leftText = (left: readonly string[]): readonly string[] =>
  left.length === 0 ? [] : ['  not carried over; look whether you need it:', ...left.map((setting) => `    ${setting}`)];

/** The settings that Flyte takes otherwise than before. */
export const differencesText = (differences: readonly string[]): readonly string[] =>
  differences.length === 0
    ? []
    : [
        '  Flyte takes these otherwise than before (what validate refuses is not taken over):',
        ...differences.map((setting) => `    ${setting}`),
      ];

function scopes(setup: AuthSetup): readonly Line[] {
  const people: Line = ['people ask for', setup.flyteClient.scopes.join(', ')];
  if (setup.mode === 'internal') return [people];
  return [
    ['audience', setup.allowedAudience.join(', ')],
    people,
    ['flytepropeller', `asks for ${setup.propeller.scopes.join(', ')}`],
  ];
}

/** `new, 41 lines, holds secrets, mode 0600` */
export function fileText(file: PlannedFile): string {
  const { replaces, text, holdsSecrets, name, kind, before } = file;
  if (before === text) return 'stays as it is';
  if (before !== undefined) return [changeText(file), ...secrecy(holdsSecrets)].join(', ');
  if (kind === 'backup') return ['a copy of the file as it is', ...secrecy(holdsSecrets)].join(', ');
  const lines = `${text.split('\n').length - 1} lines`;
  if (name === STDOUT) return holdsSecrets ? `${lines}, holds secrets` : lines;
  return [replaces ? 'replaces the file that is there' : 'new', lines, ...secrecy(holdsSecrets)].join(', ');
}

const secrecy = (holdsSecrets: boolean): readonly string[] => (holdsSecrets ? ['holds secrets', 'mode 0600'] : []);

/** `0 errors, 1 warning` */
export function verdictText({ counts, refusal }: PlanVerdict): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const text = `${count(counts.error, 'error')}, ${count(counts.warning, 'warning')}`;
  return refusal === undefined ? text : `${text}: ${refusal}`;
}

/** The findings above the level of hints, one line each, and what was not looked at. */
export function findings({ diagnostics }: PlanVerdict): readonly string[] {
  return diagnostics.filter(({ severity, ruleId }) => severity !== 'info' || ruleId === valuesElsewhere.id).map(findingText);
}

const findingText = ({ severity, message, ruleId }: Diagnostic): string => `  ${severity}: ${message} [${ruleId}]`;
