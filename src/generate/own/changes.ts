import { unifiedDiff } from '../../source/diff.ts';
import type { Plan, PlannedFile } from '../plan.ts';

/** The change of the user's own file as a unified diff, secrets hidden; empty where there is none, or where the file is written anew. */
export function changesText({ files, edit }: Plan): string {
  const file = files.find(({ kind, before }) => kind === 'values' && before !== undefined);
  return file?.before === undefined || edit === undefined
    ? ''
    : unifiedDiff(file.name, file.before, file.text, { shown: edit.shown });
}

/** `changed, +5 -3 lines` */
export function changeText({ before = '', text, name }: PlannedFile): string {
  const lines = unifiedDiff(name, before, text, { context: 0 }).split('\n').slice(2);
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  return `changed, +${count('+')} -${count('-')} lines`;
}
