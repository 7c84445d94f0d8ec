import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { lineText, positionAt, type SourceText, sourceText } from '../../../src/core/lines.ts';
import { judgeFixture } from '../../rules/support/fixtures.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/realistic/', import.meta.url));

/** Files that are given together: a base and what one environment adds. */
const OVERLAYS = ['overlays-base.yaml', 'overlays-prod.yaml'];

/** The files of each release. */
export const RELEASES: readonly (readonly SourceText[])[] = releases();

function releases(): readonly (readonly SourceText[])[] {
  const read = (name: string) => sourceText(name, readFileSync(`${FOLDER}${name}`, 'utf8'));
  const alone = readdirSync(FOLDER).filter((name) => !OVERLAYS.includes(name));
  return [...alone.map((name) => [read(name)]), OVERLAYS.map(read)];
}

/** What is wrong with a release: `severity rule @ the line`, with the name of a file that is not `main`. Notes (severity info) do not count. */
export async function faultsOf(sources: readonly SourceText[], main = sources[0]?.name): Promise<readonly string[]> {
  const { diagnostics } = await judgeFixture({ sources });
  return diagnostics.filter(({ severity }) => severity !== 'info').map((one) => inShort(one, sources, main));
}

function inShort({ ruleId, severity, place }: Diagnostic, sources: readonly SourceText[], main: string | undefined): string {
  const source = sources.find(({ name }) => name === place?.file);
  if (!source || !place) return `${severity} ${ruleId}`;
  const line = lineText(source, positionAt(source, place.span.start).line).trim();
  return `${severity} ${ruleId} @ ${source.name === main ? '' : `${source.name}: `}${line}`;
}
