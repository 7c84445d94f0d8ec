import { resolve } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import type { Answers } from '../../questions/answers.ts';
import { lookAt, standingText } from '../look-at.ts';
import type { OwnPlace, Plan, PlannedFile } from '../plan.ts';
import type { OwnValues } from './own-values.ts';
import { type OwnEdit, ownChart } from './plan-edit.ts';
import { sameObjects } from './same-objects.ts';

/** Whether the answers are for another chart than the user's values, so that values of their own are written. */
export const isForOtherChart = (own: OwnValues, { chart }: Pick<Answers, 'chart'>): boolean => (ownChart(own) ?? chart) !== chart;

/** The plan with all that is special about a file that is there already. */
export async function withEdit(plan: Plan, place: OwnPlace, edit: OwnEdit, cwd: string): Promise<Plan> {
  const files: PlannedFile[] = [];
  for (const file of plan.files)
    files.push(...(file.kind === 'values' ? await ownFiles(file, place, edit, cwd) : [await settled(file, cwd)]));
  return { ...plan, files, edit };
}

/** New values must not go over those that they were made from. */
export function refuseOverOwn({ sources }: OwnValues, { output, chart }: Answers, cwd: string): void {
  const taken = sources.find(({ name }) => isSameFile(name, output, cwd));
  if (taken)
    throw new UsageError(
      `${taken.name} holds values for another chart than ${chart}`,
      'name a new file for the values: --output FILE',
    );
}

const isSameFile = (one: string, other: string, cwd: string): boolean => resolve(cwd, one) === resolve(cwd, other);

/** The changed file, and the copy of it as it was. */
async function ownFiles(
  file: PlannedFile,
  { own, backup }: OwnPlace,
  edit: OwnEdit,
  cwd: string,
): Promise<readonly PlannedFile[]> {
  const { target, place } = own;
  const changed: PlannedFile = { ...file, holdsSecrets: edit.addsSecrets };
  if (file.name === '-' || !isSameFile(place, file.name, cwd)) return [changed];
  const inPlace: PlannedFile = { ...changed, before: target.text };
  if (backup === undefined || target.text === edit.text) return [inPlace];
  const name = `${place}${backup}`;
  const { before: shown } = edit.shown;
  const copy = { kind: 'backup', name, text: target.text, shown, holdsSecrets: shown !== target.text } as const;
  return [{ ...copy, replaces: (await lookAt(name, cwd)).exists }, inPlace];
}

/** A manifest that holds all of it already stays as it is, whatever else was added to it. */
async function settled(file: PlannedFile, cwd: string): Promise<PlannedFile> {
  const standing = file.replaces ? await standingText(file.name, cwd) : undefined;
  if (standing === undefined || !sameObjects(standing, file.text)) return file;
  return { ...file, text: standing, before: standing };
}
