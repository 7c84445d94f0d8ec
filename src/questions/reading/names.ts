import type { Reading } from '../question.ts';
import { andThen, quoted, readText } from './text.ts';

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const VERSION = /^v?(\d+)\.(\d+)\.(\d+)([-+][0-9A-Za-z.+-]+)?$/;

/** A Kubernetes label name (RFC 1123): namespaces at most 63 characters, Helm releases at most 53. */
export const readLabel = (longest: number) => named(LABEL, longest, 'lower-case letters, digits and "-"');

/** A Kubernetes object name (RFC 1123 subdomain). */
export const readObjectName = named(SUBDOMAIN, 253, 'lower-case letters, digits, "-" and "."');

function named(pattern: RegExp, longest: number, alphabet: string): (raw: string) => Reading<string> {
  return (raw) =>
    andThen(readText(raw), (value): Reading<string> => {
      if (value.length > longest)
        return { problem: `${quoted(value)} has ${value.length} characters. at most ${longest} are possible` };
      if (!pattern.test(value))
        return { problem: `${quoted(value)} is no Kubernetes name. use ${alphabet}, a letter or digit at both ends` };
      return { value };
    });
}

/** From this minor version of Flyte 1 on, the charts know every key that is written (both charts' history of `auth` keys). */
const OLDEST_MINOR = 15;

/** A tag of Flyte 1, such as `v1.16.8`. */
export function readChartVersion(raw: string): Reading<string> {
  return andThen(readText(raw), (text): Reading<string> => {
    const [, major, minor] = VERSION.exec(text) ?? [];
    if (major === undefined) return { problem: `${quoted(text)} is no version. write it like "v1.16.8"` };
    if (major !== '1') {
      return {
        problem: `${quoted(text)} is a chart without authentication values. Flyte 2 leaves it to a proxy; only v1 can be set up`,
      };
    }
    const value = text.startsWith('v') ? text : `v${text}`;
    if (Number(minor) < OLDEST_MINOR)
      return { value, note: `${quoted(value)} may not know every key: the values are made for newer charts` };
    return value === text ? { value } : { value, note: `read as ${quoted(value)}` };
  });
}

/** A directory to write into; a slash at its end says nothing. */
export function readDirectory(raw: string): Reading<string> {
  if (raw === '') return { problem: 'is empty. name a directory' };
  if (raw.includes('\0')) return { problem: 'holds a NUL character. name a directory' };
  if (raw === '-') return { problem: '"-" is standard output, which takes one file only. name a directory' };
  return { value: raw.replace(/(?<=.)\/+$/, '') };
}

/** A file to write; `-` is standard output. */
export function readFileName(raw: string): Reading<string> {
  if (raw === '') return { problem: 'is empty. name a file, or "-" for standard output' };
  if (raw.includes('\0')) return { problem: 'holds a NUL character. name a file' };
  if (/[/\\]$/.test(raw) || raw === '.' || raw === '..') return { problem: `${quoted(raw)} is a directory. name a file in it` };
  return { value: raw };
}
