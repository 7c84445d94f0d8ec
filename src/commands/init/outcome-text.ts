import type { NextSteps } from '../../generate/next-steps.ts';
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
export function dryRunText({ files }: Plan, { bold }: Paint): string {
  return files.map((file) => `${bold(`--- ${file.name} (${fileText(file)}; not written)`)}\n${file.shown}\n`).join('');
}

/** What is left to do: at the identity provider, on the cluster, and the next time. */
export function stepsText(steps: NextSteps, { told, generated }: Plan, { bold, dim }: Paint): string {
  const { provider, registration, links, conditions, commands, repeat } = steps;
  return [
    '',
    bold(`  At ${provider}`),
    ...registration.flatMap(stepLines),
    ...links.map(({ title, url }) => dim(`    ${title}: ${url}`)),
    '',
    bold('  On the cluster'),
    ...conditions.map((condition) => `    make sure: ${condition}`),
    ...commands.flatMap(({ purpose, command }) => [dim(`    # ${purpose}`), `    ${command}`]),
    '',
    bold('  Again without questions'),
    `    ${repeat}`,
    ...told.map((key) => dim(`    # with ${envOf(key)} or ${flagOf(fileKey(key))} FILE`)),
    ...generated.map((key) => dim(`    # with a new random secret, unless ${envOf(key)} has one`)),
    '',
  ].join('\n');
}

function stepLines({ title, settings }: RegistrationStep): readonly string[] {
  const width = Math.max(0, ...settings.map(({ name }) => name.length)) + 2;
  return [`    ${title}`, ...settings.map(({ name, value }) => `      ${name.padEnd(width)}${value}`)];
}
