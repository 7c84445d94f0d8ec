import type { Notes, Value } from '../../annotated-yaml/document.ts';

/** A mapping without its empty entries; nothing at all if none is left. */
export function filled(
  entries: Readonly<Record<string, Value | undefined>>,
): Readonly<Record<string, Value | undefined>> | undefined {
  return Object.values(entries).some((value) => value !== undefined) ? entries : undefined;
}

/** Notes moved below a path. */
export const notesUnder = (path: string, notes: Notes): Notes =>
  Object.fromEntries(Object.entries(notes).map(([key, note]) => [`${path}.${key}`, note]));

/** Writes a text that need not be there. */
export const optional = (text: string | undefined, write: (text: string) => string): string | undefined =>
  text === undefined ? undefined : write(text);
