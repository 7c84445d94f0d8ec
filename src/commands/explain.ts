import { closest } from '../core/distance.ts';
import { UsageError, WorkError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { ALL_RULES } from '../rules/registry.ts';
import { type Suspect, suspects } from '../rules/symptoms.ts';
import { readSource } from '../source/read.ts';
import { packageFile } from './package-file.ts';

export interface ExplainOptions {
  /** A rule's id, an error text, or `-` for a log on standard input. */
  readonly subject: string;
  readonly format: 'text' | 'json';
}

const MOST_SHOWN = 8;

/** Prints the page of a rule, or names the rules that an error text or a log points to; exit code 1 where none does. */
export async function explain({ subject, format }: ExplainOptions, io: Io): Promise<ExitCode> {
  const isRule = ALL_RULES.some(({ id }) => id === subject);
  if (isRule) return explainRule(subject, format, io);
  if (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(subject)) throw unknownRule(subject);
  const log = subject === '-' ? (await readSource('-', io)).text : subject;
  const found = suspects(ALL_RULES, log).slice(0, MOST_SHOWN);
  io.stdout.write(format === 'json' ? `${JSON.stringify(found.map(suspectJson), undefined, 2)}\n` : suspectsText(found));
  return found.length > 0 ? ExitCode.ok : ExitCode.findings;
}

async function explainRule(id: string, format: 'text' | 'json', io: Io): Promise<ExitCode> {
  const page = await packageFile(`docs/rules/${id}.md`);
  if (page === undefined) throw new WorkError(`the package is incomplete: no page about ${id}`, 'install it again');
  io.stdout.write(format === 'json' ? `${JSON.stringify({ ruleId: id, page }, undefined, 2)}\n` : page);
  return ExitCode.ok;
}

function unknownRule(id: string): UsageError {
  const meant = closest(
    id,
    ALL_RULES.map((rule) => rule.id),
  );
  return new UsageError(`no rule has the id "${id}"`, meant ? `did you mean "${meant}"` : '"flyte-auth-config rules" lists them');
}

const suspectJson = ({ rule, symptom, line, score }: Suspect) => ({
  ruleId: rule.id,
  summary: rule.summary,
  symptom,
  line,
  score: Math.round(Math.min(score, 1) * 100) / 100,
});

function suspectsText(found: readonly Suspect[]): string {
  if (found.length === 0) return 'no rule knows these words; "flyte-auth-config rules" lists what can be checked\n';
  const lines = found.flatMap(({ rule, symptom, score }) => [
    `${rule.id}: ${rule.summary}`,
    `  ${score >= 1 ? 'shows' : 'resembles'} at ${symptom.when}, ${symptom.component}: ${symptom.text}`,
    `  flyte-auth-config explain ${rule.id}`,
  ]);
  return `${lines.join('\n')}\n`;
}
