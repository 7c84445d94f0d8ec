import type { ToldRelease } from '../charts/chart.ts';
import { WorkError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { analyse } from '../flyte/analyse.ts';
import type { SetOption } from '../helm/set.ts';
import { renderText } from '../reporters/render-text.ts';
import { readSource } from '../source/read.ts';
import { refuseFlyte2 } from './refuse-flyte2.ts';
import { renderReport } from './render-report.ts';

export interface RenderOptions extends ToldRelease {
  readonly files: readonly string[];
  readonly sets: readonly SetOption[];
  readonly format: 'text' | 'json' | 'yaml';
  readonly showSecrets: boolean;
}

/** Shows what Helm and Flyte would make of the values: findings where either of them would refuse. */
export async function render(options: RenderOptions, io: Io): Promise<ExitCode> {
  const sources = await Promise.all(options.files.map((file) => readSource(file, io)));
  const analysis = analyse({ ...options, sources });
  refuseFlyte2(analysis.model);
  if (analysis.model.unmodelled !== undefined) {
    throw new WorkError(`only Helm itself can tell what these values come to: ${analysis.model.unmodelled}`, 'use helm template');
  }
  const report = renderReport(analysis, options.showSecrets);
  if (options.format === 'text') io.stdout.write(renderText(report));
  else if (options.format === 'json') io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else io.stdout.write((await import('yaml')).stringify(report));
  const refused = !report.helm.ok || Object.values(report.processes).some(({ error }) => error !== null);
  return refused ? ExitCode.findings : ExitCode.ok;
}
