import type { ChartName } from '../charts/chart.ts';
import type { Diagnostic, Fix, Place, Severity } from '../core/diagnostic.ts';
import { formatPath } from '../core/origin.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { placeOf } from './place.ts';
import type { At, LooseFinding, Message, Rule } from './rule.ts';
import { fill, plainData } from './words.ts';

/** Severities by rule id, from `--rule id=severity`; `off` silences a rule. */
export type Overrides = Readonly<Record<string, Severity | 'off'>>;

/** How findings on a subject are given words and places. */
export interface Setting {
  readonly chart: ChartName;
  readonly place: (at: At, on?: 'key' | 'value') => Place | undefined;
}

/** Judges a release by rules. Sorted by file, line and column; without duplicates. */
export function runRules(
  rules: readonly Rule[],
  model: ReleaseModel,
  options: { readonly overrides?: Overrides } = {},
): Promise<readonly Diagnostic[]> {
  const setting: Setting = { chart: model.release.chart, place: (at, on) => placeOf(model, at, on) };
  return check(rules, model, setting, options.overrides ?? {});
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
    await rule.check(subject, (messageId, finding) => found.push(diagnosticOf(rule, messageId, finding, setting, override)));
  }
  return inOrder(found);
}

function diagnosticOf<S>(
  rule: Rule<S>,
  messageId: string,
  finding: LooseFinding,
  setting: Setting,
  override: Severity | undefined,
): Diagnostic {
  const message = wordsOf(rule.messages[messageId]);
  const place = setting.place(finding.at, finding.on);
  const data = plainData(finding.data ?? {}, setting.chart);
  const words = { ...data, at: place ? formatPath(place.path) : '' };
  const symptom = finding.symptom ?? message.symptom ?? ('text' in rule.symptom ? rule.symptom : undefined);
  const fix = fixOf(finding, place);
  return {
    ruleId: rule.id,
    messageId,
    severity: override ?? finding.severity ?? message.severity ?? rule.severity,
    message: fill(message.text, words),
    data,
    ...(place && { place }),
    related: (finding.related ?? []).flatMap(({ message: note, at, on }) => {
      const other = setting.place(at, on);
      return other ? [{ message: note, place: other }] : [];
    }),
    ...(symptom && { symptom }),
    ...(message.fix !== undefined && { remedy: fill(message.fix, words) }),
    ...(fix && { fix }),
  };
}

function wordsOf(message: Message | undefined): Exclude<Message, string> {
  if (message === undefined) throw new Error('a rule reported a message that it does not have');
  return typeof message === 'string' ? { text: message } : message;
}

/** Only a value that stands in a file itself can be replaced there. */
function fixOf(finding: LooseFinding, place: Place | undefined): Fix | undefined {
  if (!finding.replace || !place || !('origin' in finding.at) || finding.at.origin.from !== 'file') return undefined;
  const { with: text, safe } = finding.replace;
  return { safe, description: `replace with ${text}`, edits: [{ file: place.file, span: place.span, text: yamlScalar(text) }] };
}

/** A scalar that every YAML reader takes for the same string. */
const yamlScalar = (text: string): string =>
  /^[A-Za-z/$][\w./$:@+=-]*[\w/=]$/.test(text) && !KEYWORDS.test(text) ? text : JSON.stringify(text);
const KEYWORDS = /^(y|n|yes|no|on|off|true|false|null)$/i;

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
