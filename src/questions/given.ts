import { UsageError } from '../core/errors.ts';
import type { Position } from '../core/lines.ts';
import { envOf, flagOf } from './names.ts';
import type { AnswerKey, Question, Raw } from './question.ts';

/** Where an answer came from; of two, the one that comes first here wins. */
export type Source =
  | { readonly from: 'prompt' }
  | { readonly from: 'flag'; readonly name: string }
  | { readonly from: 'env'; readonly name: string }
  | { readonly from: 'answers'; readonly file: string; readonly at: Position; readonly key: string }
  /** What the user's own values say already. */
  | { readonly from: 'existing'; readonly file: string; readonly at: Position; readonly path: string };

export interface GivenAnswer {
  readonly raw: Raw;
  readonly source: Source;
}

/** What was given for each question, not yet read. */
export type Given = ReadonlyMap<AnswerKey, GivenAnswer>;

/** One key of an answers file. */
export interface AnswersEntry {
  readonly key: string;
  readonly raw: Raw;
  readonly source: Source;
}

/** `--url`, `FLYTE_AUTH_URL` or `answers.yaml:3:6: url`: the way messages name a source. */
export function sourceName(source: Source): string {
  if (source.from === 'prompt') return 'the answer';
  if (source.from === 'answers' || source.from === 'existing') {
    const { file, at } = source;
    return `${file}:${at.line}:${at.column}: ${source.from === 'answers' ? source.key : source.path}`;
  }
  return source.name;
}

export interface Sources {
  /** The flags as yargs gives them, under the answers' keys. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly answersFile: readonly AnswersEntry[];
}

/** Gathers what was given: flag > environment > answers file. An empty variable counts as absent. */
export function gather(questions: readonly Question[], sources: Sources): Given {
  const given = new Map<AnswerKey, GivenAnswer>();
  for (const { key } of questions) {
    const answer = lookUp(key, sources);
    if (answer) given.set(key, answer);
  }
  return given;
}

/** The first source that has something for a key. Throws UsageError for a flag without a value. */
export function lookUp(key: string, { flags, env, answersFile }: Sources): GivenAnswer | undefined {
  const flag = flags[key];
  if (flag !== undefined) return { raw: flagValue(key, flag), source: { from: 'flag', name: flagOf(key) } };
  const variable = env[envOf(key)];
  if (variable !== undefined && variable !== '') return { raw: variable, source: { from: 'env', name: envOf(key) } };
  const entry = answersFile.find((each) => each.key === key);
  return entry && { raw: entry.raw, source: entry.source };
}

function flagValue(key: string, flag: unknown): Raw {
  const values = Array.isArray(flag) ? flag : [flag];
  if (values.every((value) => typeof value === 'string')) return Array.isArray(flag) ? values : values.join('');
  throw new UsageError(`${flagOf(key)} needs a value`);
}
