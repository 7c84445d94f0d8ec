import type { Place } from '../core/diagnostic.ts';
import type { Path } from '../core/origin.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { At } from './rule.ts';
import { isOwn } from './values.ts';

/** Whether a finding can be made although some values come from elsewhere: only what the user's files say is sure then. */
export function isKnown({ elsewhere, root }: ReleaseModel, at: At, place: Place | undefined): boolean {
  if (elsewhere.length === 0 || (!('missing' in at) && isOwn('origin' in at ? at : { origin: at }))) return true;
  const path = [...root, ...(place?.path ?? [])];
  return elsewhere.every(({ only }) => only !== undefined && !isWithin(path, only));
}

const isWithin = (path: Path, whole: Path): boolean => whole.every((step, depth) => path[depth] === step);
