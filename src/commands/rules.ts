import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { ruleUri } from '../core/report.ts';
import { ALL_RULES, type AnyRule } from '../rules/registry.ts';

/** Lists every rule with its severity and what it finds. */
export async function rules({ format }: { readonly format: 'text' | 'json' }, io: Io): Promise<ExitCode> {
  io.stdout.write(format === 'json' ? `${JSON.stringify(ALL_RULES.map(factsOf), undefined, 2)}\n` : table(ALL_RULES));
  return ExitCode.ok;
}

const factsOf = ({ id, severity, category, summary, symptom }: AnyRule) => ({
  id,
  severity,
  category,
  summary,
  symptom: 'text' in symptom ? symptom : null,
  helpUri: ruleUri(id),
});

function table(rows: readonly AnyRule[]): string {
  const width = Math.max(...rows.map(({ id }) => id.length));
  return rows.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`).join('');
}
