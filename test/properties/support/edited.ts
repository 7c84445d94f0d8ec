import { parse, stringify } from 'yaml';
import { valuesPathOf } from '../../../src/charts/where.ts';
import { sourceText } from '../../../src/core/lines.ts';
import type { Answers } from '../../../src/questions/answers.ts';
import { type Judgement, judge } from '../../../src/rules/judge.ts';
import { valuesOfAnswers } from '../../generate/matrix.ts';

type Tree = Record<string, unknown>;

/** Correct values on the way to being wrong. Paths are those of Flyte (`auth.authorizedUris`) or, with `values:`, of the values. */
export interface Edited {
  readonly answers: Answers;
  get(path: string): unknown;
  put(path: string, value: unknown): void;
  /** A text, changed. */
  change(path: string, how: (text: string) => string): void;
  /** Takes something away and hands it out. */
  take(path: string): unknown;
}

/** The values of some answers after a change, as YAML that Helm reads the same way. */
export function edited(answers: Answers, how: (values: Edited) => void): string {
  const tree: Tree = parse(valuesOfAnswers(answers), { version: '1.1' });
  const steps = (path: string): readonly string[] =>
    path.startsWith('values:') ? path.slice(7).split('.') : valuesPathOf(answers.chart, path.split('.')).map(String);
  const get = (path: string) => find(tree, steps(path));
  const put = (path: string, value: unknown) => insert(tree, steps(path), value);
  how({
    answers,
    get,
    put,
    change: (path, change) => put(path, change(String(get(path)))),
    take: (path) => remove(tree, steps(path)),
  });
  return stringify(tree, { version: '1.1', aliasDuplicateObjects: false, lineWidth: 0 });
}

const isTree = (node: unknown): node is Tree => typeof node === 'object' && node !== null;

const find = (node: unknown, [step, ...rest]: readonly string[]): unknown =>
  step === undefined ? node : isTree(node) ? find(node[step], rest) : undefined;

function insert(node: Tree, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    node[step] = value;
    return;
  }
  const child = node[step];
  const below = isTree(child) ? child : {};
  node[step] = below;
  insert(below, rest, value);
}

function remove(node: unknown, [step = '', ...rest]: readonly string[]): unknown {
  if (!isTree(node)) return undefined;
  if (rest.length > 0) return remove(node[step], rest);
  const taken = node[step];
  delete node[step];
  return taken;
}

/** What the validator says of a text in place of the values of some answers. */
export function judged(answers: Answers, text: string): Promise<Judgement> {
  const { chart, chartVersion, release, namespace } = answers;
  return judge({ sources: [sourceText('values.yaml', text)], chart, chartVersion, release, namespace });
}
