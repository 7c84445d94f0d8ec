import type { ChartName } from '../charts/chart.ts';
import type { Diagnostic, Place, Severity } from '../core/diagnostic.ts';
import { formatPath, type Path } from '../core/origin.ts';
import type { AnalysedFile } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { Cure } from './change.ts';
import { fixOf } from './cures.ts';
import { type Editor, editorOf } from './editor.ts';
import { isKnown } from './known.ts';
import { placeOf } from './place.ts';
import type { At, LooseFinding, Message, Rule } from './rule.ts';
import { fill, plainData } from './words.ts';

/** Severities by rule id, from `--rule id=severity`; `off` silences a rule. */
export type Overrides = Readonly<Record<string, Severity | 'off'>>;

/** How findings on a subject are given words, places and fixes. */
export interface Setting {
  readonly chart: ChartName;
  /** The key of a chart around Flyte's that stands before every key in words. */
  readonly root: Path;
  readonly place: (at: At, on?: 'key' | 'value') => Place | undefined;
  /** Whether enough is known to say something about a place. */
  readonly isKnown?: (at: At, place: Place | undefined) => boolean;
  readonly edit?: Editor;
}

interface RunOptions {
  readonly overrides?: Overrides;
  /** Where they are given, findings come with the edits that cure them. */
  readonly files?: readonly AnalysedFile[];
}

/** Judges a release by rules. Sorted by file, line and column; without duplicates. Paths are those of the release's own values. */
export function runRules(
  rules: readonly Rule[],
  model: ReleaseModel,
  { overrides, files }: RunOptions = {},
): Promise<readonly Diagnostic[]> {
  const setting: Setting = {
    chart: model.release.chart,
    root: model.root,
    place: (at, on) => placeOf(model, at, on),
    isKnown: (at, place) => isKnown(model, at, place),
    ...(files && { edit: editorOf(model, files) }),
  };
  return check(rules, model, setting, overrides ?? {});
}

/** Runs rules on any subject and turns what they report into diagnostics. */
export async function check<S>(
  rules: readonly Rule<S>[],
  subject: S,
  setting: Setting,
  overrides: Overrides,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const rule of rules) {
    const override = overrides[rule.id];
    if (override === 'off') continue;
    await rule.check(subject, (messageId, finding) => {
      const place = setting.place(finding.at, finding.on);
      if (setting.isKnown && !setting.isKnown(finding.at, place)) return;
      found.push(diagnosticOf(rule, messageId, finding, { ...setting, override, found: place }));
    });
  }
  return inOrder(found);
}

interface Finding extends Setting {
  readonly override: Severity | undefined;
  readonly found: Place | undefined;
}

function diagnosticOf<S>(
  rule: Rule<S>,
  messageId: string,
  finding: LooseFinding,
  { chart, root, place: placeAt, edit, override, found: place }: Finding,
): Diagnostic {
  const message = wordsOf(rule.messages[messageId]);
  const data = plainData(finding.data ?? {}, chart, root);
  const words = { ...data, at: place ? formatPath([...root, ...place.path]) : '' };
  const symptom = finding.symptom ?? message.symptom ?? ('text' in rule.symptom ? rule.symptom : undefined);
  const cure = cureOf(finding);
  const fix = cure && edit && fixOf(cure, edit, { chart, root });
  return {
    ruleId: rule.id,
    messageId,
    severity: override ?? finding.severity ?? message.severity ?? rule.severity,
    message: fill(message.text, words),
    data,
    ...(place && { place }),
    related: (finding.related ?? []).flatMap(({ message: note, at, on }) => {
      const other = placeAt(at, on);
      return other ? [{ message: note, place: other }] : [];
    }),
    ...(symptom && { symptom }),
    ...(message.fix !== undefined && { remedy: fill(message.fix, words) }),
    ...(fix && { fix }),
  };
}

function cureOf({ at, replace, cure }: LooseFinding): Cure | undefined {
  if (!replace || 'missing' in at) return cure;
  return { safe: replace.safe, change: { replace: at, with: replace.with } };
}

function wordsOf(message: Message | undefined): Exclude<Message, string> {
  if (message === undefined) throw new Error('a rule reported a message that it does not have');
  return typeof message === 'string' ? { text: message } : message;
}

/** Sorts by file, position and rule; drops what is said twice. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const unique = diagnostics.filter((one) => {
    const key = JSON.stringify([one.ruleId, one.message, one.place?.file, one.place?.span]);
    return seen.has(key) ? false : seen.add(key);
  });
  return unique.sort(compare);
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    order(a.place?.file ?? '', b.place?.file ?? '') ||
    (a.place?.span.start ?? 0) - (b.place?.span.start ?? 0) ||
    (a.place?.span.end ?? 0) - (b.place?.span.end ?? 0) ||
    order(a.ruleId, b.ruleId) ||
    order(a.message, b.message)
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
