import type { Reading } from '../question.ts';
import { andThen, quoted, readText } from './text.ts';

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A host name without scheme and path, in lower case. `https://` in front and `/` behind are taken off. */
export function readHost(raw: string): Reading<string> {
  return andThen(readText(raw), (text): Reading<string> => {
    const bare = text.replace(/^https:\/\//i, '').replace(/\/$/, '');
    const value = bare.toLowerCase();
    if (bare.includes('/'))
      return { problem: `${quoted(text)} has a path. give the host alone: ${quoted(value.replace(/\/.*$/, ''))}` };
    if (!HOST.test(value)) return { problem: `${quoted(text)} is no host name. write it like "acme.example.com"` };
    return value === text ? { value } : { value, note: `read as ${quoted(value)}` };
  });
}
