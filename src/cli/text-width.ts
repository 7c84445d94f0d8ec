import { stripVTControlCharacters } from 'node:util';

/** Columns that a text takes on a terminal; stands in for the package string-width, for texts without wide characters. */
export default function textWidth(text: string): number {
  return stripVTControlCharacters(text).length;
}
