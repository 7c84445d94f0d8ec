import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = new URL('../../src/', import.meta.url).pathname;

/** What each room may import at run time, besides itself; types travel freely. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  source: ['core'],
  helm: ['core', 'source'],
  charts: ['core', 'source', 'helm'],
  secrets: ['core', 'source'],
  kube: ['core', 'source', 'helm', 'secrets'],
  idps: ['core', 'secrets'],
  questions: ['core', 'charts', 'idps', 'secrets'],
  flyte: ['core', 'source', 'helm', 'charts', 'secrets'],
  rendered: ['core', 'source', 'helm', 'charts', 'secrets', 'flyte'],
  rules: ['core', 'source', 'charts', 'flyte', 'idps', 'secrets'],
  reporters: ['core', 'source'],
  'config-file': ['core', 'source', 'charts'],
  'annotated-yaml': ['core'],
  'client-config': ['core', 'flyte', 'idps', 'questions', 'annotated-yaml'],
  'idp-setup': ['core', 'idps', 'questions', 'secrets'],
  generate: [
    ...['core', 'source', 'helm', 'charts', 'flyte', 'kube', 'rules', 'secrets', 'idps', 'questions', 'reporters'],
    ...['annotated-yaml', 'client-config', 'idp-setup'],
  ],
  probe: ['core', 'charts', 'flyte', 'idps', 'rules', 'secrets'],
  rotate: ['core', 'source', 'charts', 'flyte', 'kube', 'rules', 'secrets', 'generate'],
  migrate: ['core', 'source', 'helm', 'charts', 'flyte', 'kube', 'rendered', 'rules', 'secrets', 'questions', 'generate'],
  schema: ['core', 'charts', 'flyte', 'rules', 'questions', 'config-file'],
};

/** What reaches files and other programs, and who may use it. */
const FILES = /node:(fs|child_process)/;
const TOUCHES_FILES = /^(main\.ts|commands\/|source\/read|generate\/(write|temp-file|look-at))/;

/** What opens sockets; the rest of node:net only reads addresses. */
const SOCKETS = /node:(http|http2|https|dns|tls|dgram)\b|\b(connect|Socket|createConnection)\b[^;]*from 'node:net'|\bfetch\(/;
const OPENS_SOCKETS = /^probe\//;

const MOST_LINES = 200;

interface Module {
  readonly name: string;
  readonly text: string;
}

const modules: readonly Module[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }));

const roomOf = (name: string): string => name.split('/')[0] ?? name;

/** The modules of this project that a module imports at run time. */
function importsOf({ name, text }: Module): string[] {
  const imports = [...text.matchAll(/^(?:import|export)(?! type)[^;]*? from '(\.[^']+\.ts)'/gm)].map(([, path = '']) => path);
  const lazy = [...text.matchAll(/import\('(\.[^']+)'\)/g)].map(([, path = '']) => path);
  return [...imports, ...lazy].map((path) => relative(SRC, normalize(join(SRC, dirname(name), path))));
}

describe('the rooms of the program', () => {
  test.each(Object.entries(ALLOWED))('%s imports only what stands below it', (room, allowed) => {
    const strays = modules
      .filter(({ name }) => roomOf(name) === room)
      .flatMap((module) => importsOf(module).map((target) => ({ from: module.name, target })))
      .filter(({ target }) => roomOf(target) !== room && !allowed.includes(roomOf(target)));
    expect(strays).toEqual([]);
  });

  test.each([
    ['files', FILES, TOUCHES_FILES],
    ['sockets', SOCKETS, OPENS_SOCKETS],
  ])('only the edges touch %s', (_what, outside, allowed) => {
    const strays = modules.filter(({ name, text }) => outside.test(text) && !allowed.test(name)).map(({ name }) => name);
    expect(strays).toEqual([]);
  });

  test('rules know no file and no chart by its name', () => {
    const strays = modules
      .filter(({ name, text }) => name.startsWith('rules/') && /'(flyte-binary|flyte-core|flyte-sandbox)'/.test(text))
      .map(({ name }) => name);
    expect(strays).toEqual([]);
  });

  test('files stay small', () => {
    const long = modules.filter(({ text }) => text.trimEnd().split('\n').length > MOST_LINES).map(({ name }) => name);
    expect(long).toEqual([]);
  });
});
