import type { Path } from '../../core/origin.ts';
import { isPlainList, isPlainMap, type Plain } from '../../core/tree.ts';
import { yamlName } from '../../core/yaml-string.ts';
import type { Piece } from './insert.ts';
import { flowEntry, flowText, itemLines } from './write-yaml.ts';

/** The comment lines above a key that is new in a file, without indentation; `column` is where they begin. */
export type CommentsFor = (path: Path, column: number) => readonly string[];

interface Style {
  readonly step: number;
  readonly comments: CommentsFor;
  readonly isJson: boolean;
}

/** A key with a value, and the keys above it that do not exist yet, each below its comments; `path` leads to the map that takes it. */
export function annotatedPiece(path: Path, keys: readonly string[], value: Plain, style: Style): Piece {
  const [first = '', ...rest] = keys;
  const content = rest.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value);
  return {
    lines: (column) => keyLines([...path, first], content, column, style),
    flow: flowEntry(first, content, style.isJson),
  };
}

function keyLines(path: Path, value: Plain, column: number, style: Style): readonly string[] {
  const indent = ' '.repeat(column);
  const comments = style.comments(path, column).map((comment) => indent + comment);
  const head = `${indent}${yamlName(String(path.at(-1)))}:`;
  const inner = column + style.step;
  if (isPlainMap(value) && Object.keys(value).length > 0) {
    return [...comments, head, ...Object.entries(value).flatMap(([key, item]) => keyLines([...path, key], item, inner, style))];
  }
  if (isPlainList(value) && value.length > 0)
    return [...comments, head, ...value.flatMap((item) => listLines(item, inner, style))];
  return [...comments, `${head} ${flowText(value)}`];
}

function listLines(item: Plain, column: number, { step }: Style): readonly string[] {
  const [first = '', ...rest] = itemLines(item, column + 2, step);
  return [`${' '.repeat(column)}- ${first.trimStart()}`, ...rest];
}
