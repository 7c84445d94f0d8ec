import { describe, expect, test } from 'vitest';
import type { Plain } from '../../src/core/tree.ts';
import { formatDuration, parseDuration } from '../../src/flyte/go/duration.ts';
import { formatUrl, parseUrl } from '../../src/flyte/go/url.ts';
import type { LoadedProcess } from '../../src/flyte/model.ts';
import { plainOf } from '../../src/flyte/plain.ts';
import { recorded } from './support/fixtures.ts';
import { loadYaml } from './support/load-yaml.ts';

type Settings = Readonly<Record<string, Plain>>;
type Outcome = { readonly error: readonly string[] | 'broken file' } | { readonly value: Plain } | Record<string, never>;

interface FilesCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly error?: readonly string[] | 'broken file';
  readonly changes?: Settings;
}

const whole = (process: LoadedProcess): Plain => ({
  auth: plainOf(process.auth),
  server: { security: plainOf(process.security) },
  admin: plainOf(process.admin),
});

const isObject = (value: Plain | undefined): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Leaves by dotted path; what is empty counts as absent, because Go does not tell them apart. */
function flatten(value: Plain, path = ''): [string, Plain][] {
  if (isObject(value)) return Object.entries(value).flatMap(([key, child]) => flatten(child, path ? `${path}.${key}` : key));
  return isEmpty(value) ? [] : [[path, value]];
}

const isEmpty = (value: Plain): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0);

const same = (a: Plain | undefined, b: Plain | undefined) => JSON.stringify(a) === JSON.stringify(b);

function changes(before: Plain, after: Plain): Settings {
  const [old, now] = [new Map(flatten(before)), new Map(flatten(after))];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((path) => !same(old.get(path), now.get(path)));
  return Object.fromEntries(changed.map((path) => [path, now.get(path) ?? null]));
}

/** The lines of the decoder, in no order, because Go's own order is random. */
function errorOf({ error }: LoadedProcess): readonly string[] | 'broken file' | undefined {
  if (error === undefined) return undefined;
  const lines = [...error.matchAll(/^'[^']*' .*$/gm)].map(([line]) => line);
  return lines.length > 0 ? lines.sort() : 'broken file';
}

function at(value: Plain, path: string): Plain | undefined {
  return path.split('.').reduce<Plain | undefined>((here, key) => (isObject(here) ? here[key] : undefined), value);
}

const yamlAt = (path: string, value: string): string => {
  const keys = path.split('.');
  return keys.map((key, depth) => `${'  '.repeat(depth)}${key}:${depth === keys.length - 1 ? ` ${value}` : ''}\n`).join('');
};

/** Unset in any way is the same. */
function settled(value: Plain | undefined): Plain {
  if (value === undefined || isEmpty(value)) return null;
  return Array.isArray(value) ? value.map(settled) : value;
}

const shape = (value: Plain | undefined): Plain => Object.fromEntries(flatten(value ?? null));

describe('one value at one setting', () => {
  const table = recorded<Record<string, Record<string, Outcome>>>('values.json');
  const rows = Object.entries(table).flatMap(([path, outcomes]) =>
    Object.entries(outcomes).map(([value, outcome]) => ({ path, value, outcome })),
  );
  const builtIn = at(whole(loadYaml('')), 'auth.appAuth.selfAuthServer.staticClients');

  test.each(rows)('$path: $value', ({ path, value, outcome }) => {
    const process = loadYaml(yamlAt(path, value));
    expect(errorOf(process)).toEqual('error' in outcome ? outcome.error : undefined);
    if (!('value' in outcome)) return;
    const expected = outcome.value === 'built-in' ? builtIn : outcome.value;
    const actual = at(whole(process), path);
    if (isObject(actual)) expect(shape(actual)).toEqual(shape(expected));
    else expect(settled(actual)).toEqual(settled(expected));
  });
});

describe('whole files and environments', () => {
  const nothing = whole(loadYaml({}));
  test.each(recorded<FilesCase[]>('files.json'))('$name', ({ files, env, error, changes: expected }) => {
    const process = loadYaml(files, { env: env ?? {} });
    expect(errorOf(process)).toEqual(error);
    if (error === undefined) expect(changes(nothing, whole(process))).toEqual(expected);
  });
});

describe('URLs', () => {
  test.each(Object.entries(recorded<Record<string, string | null>>('urls.json')))('%j', (text, expected) => {
    const url = parseUrl(text);
    expect(url === undefined ? null : formatUrl(url)).toBe(expected);
  });
});

describe('durations', () => {
  test.each(Object.entries(recorded<Record<string, string | null>>('durations.json')))('%j', (text, expected) => {
    // The empty text is no duration to Go; Flyte takes it for zero before it asks.
    const nanoseconds = text === '' ? 0n : parseDuration(text);
    expect(nanoseconds === undefined ? null : formatDuration(nanoseconds)).toBe(expected);
  });
});
