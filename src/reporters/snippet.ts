import type { Place } from '../core/diagnostic.ts';
import { lineText } from '../core/lines.ts';
import { formatPath } from '../core/origin.ts';
import { type Report, rangeOf } from '../core/report.ts';
import { maskSecrets } from './mask.ts';
import type { Paint } from './paint.ts';
import { displayWidth, fitEnd, fitStart } from './width.ts';

interface Marked {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/**
 * The line of a place with marks below it: three lines or four, or none where the file is not at hand. Secrets are hidden, long lines are cut
 * around the mark so that they fit into `columns`.
 */
export function snippet(report: Report, place: Place, mark: '^' | '-', columns: number, paint: Paint): readonly string[] {
  const range = rangeOf(report, place);
  const source = report.sources.find(({ name }) => name === place.file);
  if (!range || !source) return [];
  const text = maskSecrets(
    source,
    report.secrets.filter(({ file }) => file === place.file).map(({ span }) => span),
  );
  const line = lineText({ ...source, text }, range.start.line);
  const from = range.start.column - 1;
  const to = range.end.line === range.start.line ? range.end.column - 1 : line.trimEnd().length;
  const number = String(range.start.line);
  const gutter = ' '.repeat(number.length);
  const shown = cut(
    visible({ before: line.slice(0, from), marked: line.slice(from, to), after: line.slice(to) }),
    columns - number.length - 3,
  );
  const side = paint.dim(`${gutter} |`);
  return [
    side,
    `${paint.dim(`${number} |`)} ${shown.before}${shown.marked}${shown.after}`.trimEnd(),
    ...marks(mark, shown, formatPath(place.path), columns - number.length - 3).map((line) => `${side} ${paint.mark(line)}`),
  ];
}

/** The marks with the path behind them, or below them where it does not fit. */
function marks(mark: '^' | '-', { before, marked }: Marked, path: string, width: number): readonly string[] {
  const indent = ' '.repeat(displayWidth(before));
  const marks = `${indent}${mark.repeat(Math.max(displayWidth(marked), 1))}`;
  const line = `${marks} ${path}`.trimEnd();
  return displayWidth(line) <= width
    ? [line]
    : [marks, ' '.repeat(Math.max(Math.min(indent.length, width - displayWidth(path)), 0)) + path];
}

const visible = ({ before, marked, after }: Marked): Marked => ({
  before: plain(before),
  marked: plain(marked),
  after: plain(after),
});

/** One column for every tab and control character, none for a byte order mark: a terminal must not obey a values file. */
const plain = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

function cut({ before, marked, after }: Marked, width: number): Marked {
  const room = Math.max(width, 20);
  if (displayWidth(before + marked + after) <= room) return { before, marked, after };
  const left = displayWidth(before) <= room / 2 ? before : `…${fitEnd(before, Math.floor(room / 4))}`;
  const middleRoom = room - displayWidth(left);
  const middle = displayWidth(marked) <= middleRoom ? marked : `${fitStart(marked, middleRoom - 1)}…`;
  const afterRoom = middleRoom - displayWidth(middle);
  const right = displayWidth(after) <= afterRoom ? after : afterRoom > 0 ? `${fitStart(after, afterRoom - 1)}…` : '';
  return { before: left, marked: middle, after: right };
}
