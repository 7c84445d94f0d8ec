import type { Diagnostic, Fix, TextEdit } from '../core/diagnostic.ts';
import { type SourceText, sourceText } from '../core/lines.ts';
import { formatPath } from '../core/origin.ts';
import { applySplices } from '../source/edit/lines.ts';

/** Which fixes may be applied: those that change nothing but what is wrong, or all. */
export type FixMode = 'safe' | 'all';

/** A finding that was cured. */
export interface Applied {
  readonly finding: Diagnostic;
  readonly fix: Fix;
  /** The text in which the finding was made. */
  readonly source: SourceText;
}

export interface FixedSources {
  readonly sources: readonly SourceText[];
  readonly applied: readonly Applied[];
}

/** A finding that can be cured. */
type Curable = Diagnostic & { readonly fix: Fix };

/** More rounds than any file has faults. */
const MOST_ROUNDS = 200;

/**
 * Cures what can be cured and judges again, until nothing is left to do. Fixes that move lines are applied one by one, others together
 * where they do not touch each other. A fix that does not cure its finding, or leads back to where the file was, is not made.
 */
export async function fixSources(
  given: readonly SourceText[],
  judge: (sources: readonly SourceText[]) => Promise<readonly Diagnostic[]>,
  mode: FixMode,
): Promise<FixedSources> {
  const applied: Applied[] = [];
  const refused = new Set<string>();
  const seen = new Set<string>([stateOf(given)]);
  let sources = given;
  let findings = await judge(sources);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const batch = batchOf(findings.filter((one): one is Curable => isCurable(one, mode) && !refused.has(keyOf(one))));
    if (batch.length === 0) break;
    const changed = sources.map((source) =>
      withEdits(
        source,
        batch.flatMap(({ fix }) => fix.edits),
      ),
    );
    const after = await judge(changed);
    const failed = seen.has(stateOf(changed)) ? batch : batch.filter((one) => !isCured(one, batch, findings, after));
    for (const one of failed) refused.add(keyOf(one));
    if (failed.length > 0) continue;
    applied.push(...batch.flatMap((finding) => appliedIn(finding, sources)));
    seen.add(stateOf(changed));
    sources = changed;
    findings = after;
  }
  return { sources, applied };
}

const stateOf = (sources: readonly SourceText[]): string => JSON.stringify(sources.map(({ text }) => text));

/** Of several releases in a file, each may have the same finding: as many have to be gone as were cured. */
function isCured(one: Curable, batch: readonly Curable[], before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const count = (findings: readonly Diagnostic[]) => findings.filter((other) => keyOf(other) === keyOf(one)).length;
  return count(after) <= count(before) - count(batch);
}

const isCurable = ({ fix }: Diagnostic, mode: FixMode): boolean => fix !== undefined && (fix.safe || mode === 'all');

/** The same finding before and after a change elsewhere in the file. */
const keyOf = ({ ruleId, messageId, message, place }: Diagnostic): string =>
  JSON.stringify([ruleId, messageId, message, place?.file, place && formatPath(place.path)]);

/** The fixes of one round: as many as stay within their own lines, or else a single one. */
function batchOf(findings: readonly Curable[]): readonly Curable[] {
  const chosen: Curable[] = [];
  for (const one of findings.filter(({ fix }) => fix.edits.every(staysInLine))) {
    const taken = chosen.flatMap(({ fix }) => fix.edits);
    if (!one.fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) chosen.push(one);
  }
  return chosen.length > 0 ? chosen : findings.slice(0, 1);
}

const staysInLine = ({ span, text }: TextEdit): boolean => span.end > span.start && !text.includes('\n') && text !== '';

const touches = (a: TextEdit, b: TextEdit): boolean =>
  a.file === b.file && a.span.start <= b.span.end && b.span.start <= a.span.end;

function withEdits(source: SourceText, edits: readonly TextEdit[]): SourceText {
  const own = edits.filter(({ file }) => file === source.name).map(({ span, text }) => ({ ...span, text }));
  return own.length === 0 ? source : sourceText(source.name, applySplices(source.text, own));
}

function appliedIn(finding: Curable, sources: readonly SourceText[]): readonly Applied[] {
  const source = sources.find(({ name }) => name === finding.fix.edits[0]?.file);
  return source ? [{ finding, fix: finding.fix, source }] : [];
}
