import type { Symptom } from '../core/diagnostic.ts';
import type { AnyRule } from './registry.ts';

/** A rule whose symptom a log shows. */
export interface Suspect {
  readonly rule: AnyRule;
  readonly symptom: Symptom;
  /** The line of the log that shows it. */
  readonly line: string;
  /** 1 and more: the very words; below: the share of the symptom's words, rare ones counting more. */
  readonly score: number;
}

interface Known {
  readonly rule: AnyRule;
  readonly symptom: Symptom;
  readonly text: string;
  readonly words: readonly string[];
}

/** Below this share of words, a likeness is chance. */
const LEAST = 0.6;
const LONGEST_LINE = 4000;

/** The rules whose symptoms a log line, an error text or a whole log shows; the most likely first. */
export function suspects(rules: readonly AnyRule[], log: string): readonly Suspect[] {
  const known = rules.flatMap((rule) => symptomsOf(rule).map((symptom) => knownSymptom(rule, symptom)));
  const weigh = rarityIn(known);
  const best = new Map<string, Suspect>();
  for (const line of new Set(log.split(/\r?\n/).filter((text) => text.trim() !== ''))) {
    const text = plain(line.slice(0, LONGEST_LINE));
    const words = new Set(wordsOf(text));
    for (const { rule, symptom, ...one } of known) {
      const score = likeness(one, text, words, weigh);
      if (score >= LEAST && score > (best.get(rule.id)?.score ?? 0))
        best.set(rule.id, { rule, symptom, line: line.trim(), score });
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.rule.id < b.rule.id ? -1 : 1));
}

/** The symptom of a rule, and those of its messages that have their own. */
function symptomsOf(rule: AnyRule): readonly Symptom[] {
  const own = Object.values(rule.messages).flatMap((message) =>
    typeof message === 'object' && message.symptom ? [message.symptom] : [],
  );
  return 'text' in rule.symptom ? [rule.symptom, ...own] : own;
}

function knownSymptom(rule: AnyRule, symptom: Symptom): Known {
  const text = plain(symptom.text);
  return { rule, symptom, text, words: [...new Set(wordsOf(text))] };
}

/** Logs quote, escape and break texts in many ways. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\\"'`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const wordsOf = (text: string): readonly string[] => text.match(/[a-z0-9_]{3,}/g) ?? [];

/** A word weighs the more, the fewer symptoms have it. */
function rarityIn(known: readonly Known[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of known) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + known.length / (counts.get(word) ?? 1));
}

function likeness(
  { text, words }: Pick<Known, 'text' | 'words'>,
  line: string,
  lineWords: ReadonlySet<string>,
  weigh: (word: string) => number,
): number {
  if (line.includes(text)) return 1 + text.length / 1000;
  // Somebody may give a part of the text alone.
  if (line.length >= 12 && text.includes(line)) return 1;
  const sum = (list: readonly string[]) => list.reduce((total, word) => total + weigh(word), 0);
  return words.length < 3 ? 0 : sum(words.filter((word) => lineWords.has(word))) / sum(words);
}
