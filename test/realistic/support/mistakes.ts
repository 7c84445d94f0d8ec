import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type SourceText, sourceText } from '../../../src/core/lines.ts';
import { RELEASES } from './releases.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/realistic-mistakes/', import.meta.url));

/** A slip in one of the realistic files. */
export interface Mistake {
  /** The row of test/rules/rows.ts that it belongs to, or YAML. */
  readonly row: string;
  readonly name: string;
  readonly file: string;
  /** The release with the slip in it. */
  readonly sources: readonly SourceText[];
  /** All errors and warnings that follow, as `faultsOf` writes them. */
  readonly expected: readonly string[];
}

/** All slips; each file holds those of the values of the same name. */
export const MISTAKES: readonly Mistake[] = readdirSync(FOLDER).flatMap((name) =>
  readFileSync(`${FOLDER}${name}`, 'utf8')
    .split('\n\n')
    .map((block) => mistake(name.replace('.diff', '.yaml'), block.trimEnd().split('\n'))),
);

/** Reads `# row name`, the changed lines as in a diff, and the findings. */
function mistake(file: string, [title = '', ...lines]: readonly string[]): Mistake {
  const [, row = '', name = ''] = /^# (\S+) (.*)$/.exec(title) ?? [];
  const marked = (marks: string) => lines.filter((line) => marks.includes(line.charAt(0))).map((line) => `${line.slice(1)}\n`);
  const [before, after] = [marked(' -').join(''), marked(' +').join('')];
  const release = RELEASES.find((sources) => sources.some((source) => source.name === file)) ?? [];
  const sources = release.map((source) => (source.name === file ? changed(source, before, after) : source));
  return { row, name, file, sources, expected: lines.filter((line) => /^(error|warning) /.test(line)) };
}

/** The lines that change have to stand in the file once. */
function changed({ name, text }: SourceText, before: string, after: string): SourceText {
  const parts = `\n${text}`.split(`\n${before}`);
  if (parts.length !== 2) throw new Error(`${name} must hold this once:\n${before}`);
  return sourceText(name, parts.join(`\n${after}`).slice(1));
}
