import type { Place } from '../core/diagnostic.ts';
import type { FileOrigin, Span } from '../core/origin.ts';
import type { AnalysedFile } from '../flyte/analyse.ts';
import { filePlace } from './place.ts';
import type { At } from './rule.ts';

/** The values files as they were read: what rules about YAML itself judge. */
export interface ReadFiles {
  readonly files: readonly AnalysedFile[];
}

/** A stretch of a file that is no value. */
export const spanAt = (file: string, value: Span): FileOrigin => ({ from: 'file', file, path: [], value });

/** Places of findings that need no model, because they always point into a file. */
export function placeInFile(at: At, on?: 'key' | 'value'): Place | undefined {
  if ('missing' in at) return undefined;
  const origin = 'origin' in at ? at.origin : at;
  return origin.from === 'file' ? filePlace(origin, on ?? 'value') : undefined;
}
