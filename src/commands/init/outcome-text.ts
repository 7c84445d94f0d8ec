import { wrapText } from '../../core/wrap.ts';
import type { NextSteps } from '../../generate/next-steps.ts';
import { changesText } from '../../generate/own/changes.ts';
import type { Plan } from '../../generate/plan.ts';
import { STDOUT } from '../../generate/plan.ts';
import { fileText } from '../../generate/summary.ts';
import type { RegistrationStep } from '../../idps/profile.ts';
import { envOf, flagOf } from '../../questions/names.ts';
import { fileKey } from '../../questions/secret-sources.ts';
import type { Paint } from '../../reporters/paint.ts';

/** Which files are there now. */
export function writtenText({ files }: Plan, { bold, info }: Paint): string {
  const lines = files.map(
    (file) => `  ${info('✔')} ${bold(file.name === STDOUT ? 'standard output' : file.name)}  ${fileText(file)}`,
  );
  return `\n${lines.join('\n')}\n`;
}

/** What would have been written, with every secret hidden. */
export function dryRunText(plan: Plan, paint: Paint): string {
  const changes = diffText(plan, paint);
  const whole = plan.files.filter(({ before, kind }) => before === undefined && kind !== 'backup');
  const parts = whole.map((file) => `${paint.bold(`--- ${file.name} (${fileText(file)}; not written)`)}\n${file.shown}\n`);
  return [changes, ...parts].join('');
}

const SIGNS: readonly (readonly [start: string, style: keyof Pick<Paint, 'error' | 'info' | 'bold' | 'dim'>])[] = [
  ['---', 'bold'],
  ['+++', 'bold'],
  ['@@', 'dim'],
  ['-', 'error'],
  ['+', 'info'],
];

/** The change of the user's own file, secrets hidden. */
export function diffText(plan: Plan, paint: Paint): string {
  const styled = (line: string): string => {
    const style = SIGNS.find(([start]) => line.startsWith(start))?.[1];
    return style === undefined ? line : paint[style](line);
  };
  return changesText(plan).split('\n').map(styled).join('\n');
}

/** What is left to do: at the identity provider, on the cluster, and the next time. */
export function stepsText(steps: NextSteps, { told, generated }: Plan, { bold, dim }: Paint, columns?: number): string {
  const wrapped = (line: string) => wrapText(line, columns);
  const { provider, registration, links, guide, conditions, commands, repeat } = steps;
  return [
    ...(registration.length > 0 ? ['', bold(`  At ${provider}`)] : []),
    ...registration.flatMap(stepLines).map(wrapped),
    ...links.map(({ title, url }) => dim(wrapped(`    ${title}: ${url}`))),
    ...(guide ? guideLines(guide) : []),
    '',
    bold('  On the cluster'),
    ...conditions.map((condition) => wrapped(`    make sure: ${condition}`)),
    ...commands.flatMap(({ purpose, command }) => [dim(`    # ${purpose}`), `    ${command}`]),
    '',
    bold('  Again without questions'),
    `    ${repeat}`,
    ...told.map((key) => dim(`    # with ${envOf(key)} or ${flagOf(fileKey(key))} FILE`)),
    ...generated.map((key) => dim(`    # with a new random secret, unless ${envOf(key)} has one`)),
    '',
  ].join('\n');
}

function stepLines({ title, where, settings }: RegistrationStep): readonly string[] {
  const head = where === undefined ? title : `${title} (${where})`;
  const width = Math.max(0, ...settings.map(({ name }) => name.length)) + 2;
  return [`    ${head}`, ...settings.map(({ name, value }) => `      ${name.padEnd(width)}${value}`)];
}

function guideLines(guide: NonNullable<NextSteps['guide']>): readonly string[] {
  if ('command' in guide) return ['    step by step, or as code:', `      ${guide.command}`];
  const [first, ...code] = guide.files;
  return [`    step by step: ${first}`, ...(code.length > 0 ? [`    the same as code: ${code.join(', ')}`] : [])];
}
