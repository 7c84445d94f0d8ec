import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import type { YamlChange } from '../../src/source/edit/change.ts';
import { splicesFor } from '../../src/source/edit/edit.ts';
import { applySplices } from '../../src/source/edit/lines.ts';
import { parseYaml } from '../../src/source/parse.ts';

/** The text after a change; `refused` where it cannot be made without touching anything else. */
function edited(text: string, change: YamlChange): string {
  const { documents } = parseYaml(sourceText('f', text), 'helm');
  const splices = splicesFor({ text, documents, document: 0, base: [] }, change);
  return splices ? applySplices(text, splices) : 'refused';
}

const path = (text: string) => text.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
const replace = (at: string, value: string | boolean) => ({ kind: 'replace', path: path(at), value }) as const;
const set = (at: string, value: Parameters<typeof String>[0] & (string | boolean | readonly string[])) =>
  ({ kind: 'set', path: path(at), value }) as const;
const rename = (at: string, name: string) => ({ kind: 'rename', path: path(at), name }) as const;
const remove = (at: string) => ({ kind: 'remove', path: path(at) }) as const;
const move = (at: string, to: string) => ({ kind: 'move', path: path(at), to: path(to) }) as const;
const add = (at: string, item: string, first = false) => ({ kind: 'add', path: path(at), item, first }) as const;
const front = (at: string) => ({ kind: 'front', path: path(at) }) as const;

type Case = readonly [name: string, before: string, change: YamlChange, after: string];

const REPLACED: readonly Case[] = [
  ['a plain value', 'a: x # c\n', replace('a', 'w'), 'a: w # c\n'],
  ['double quotes stay', 'a: "x" # c\n', replace('a', 'https://w'), 'a: "https://w" # c\n'],
  ['single quotes stay', "a: 'x'\n", replace('a', "it's"), "a: 'it''s'\n"],
  ['quotes where the value needs them', 'a: x\n', replace('a', 'yes'), 'a: "yes"\n'],
  ['a boolean', 'a: "false"\n', replace('a', true), 'a: true\n'],
  ['no final newline', 'a: x', replace('a', 'w'), 'a: w'],
  ['CRLF', 'a: x\r\nb: 1\r\n', replace('a', 'w'), 'a: w\r\nb: 1\r\n'],
  ['between braces', '{a: x, b: [1, 2]}\n', replace('b.0', 'w'), '{a: x, b: [w, 2]}\n'],
  ['a text block', 'a: |-\n  x\nb: 1\n', replace('a', 'w'), 'a: w\nb: 1\n'],
  ['a value with an anchor and a tag', 'a: &i !!str x\nb: 1\n', replace('a', 'w'), 'a: &i !!str w\nb: 1\n'],
  ['an alias: where it is written', 'a: &i x\nb: *i\n', replace('b', 'w'), 'a: &i w\nb: *i\n'],
  ['tabs before a comment', 'a: x\t# c\n', replace('a', 'w'), 'a: w\t# c\n'],
  ['nothing that is not there', 'a: x\n', replace('b', 'w'), 'refused'],
];

const SET: readonly Case[] = [
  ['a key beside others', 'a:\n  b: 1 # c\nd: 2\n', set('a.e', 'x'), 'a:\n  b: 1 # c\n  e: x\nd: 2\n'],
  ['keys above it', 'a:\n    b: 1\n', set('a.c.d.e', true), 'a:\n    b: 1\n    c:\n        d:\n            e: true\n'],
  ['a list', 'a: 1\n', set('b.c', ['x', 'w z']), 'a: 1\nb:\n  c: [x, "w z"]\n'],
  ['no final newline', 'a: 1', set('b', 'x'), 'a: 1\nb: x'],
  ['CRLF', 'a:\r\n  b: 1\r\nc: 2\r\n', set('a.d', 'x'), 'a:\r\n  b: 1\r\n  d: x\r\nc: 2\r\n'],
  ['below a key without a value', 'a: # c\nb: 1\n', set('a.c', 'x'), 'a: # c\n  c: x\nb: 1\n'],
  ['in place of {}', 'a: {}  # c\nb: 1\n', set('a.c', 'x'), 'a:  # c\n  c: x\nb: 1\n'],
  ['in place of null', 'a: null\n', set('a.c', 'x'), 'a:\n  c: x\n'],
  ['a key that has no value', 'a: # c\nb: 1\n', set('a', 'x'), 'a: x # c\nb: 1\n'],
  ['between braces', 'a: {b: 1} # c\n', set('a.c.d', 'x'), 'a: {b: 1, c: {d: x}} # c\n'],
  ['between braces, on a line of its own', 'a: {\n  b: 1,  # c\n}\n', set('a.c', 'x'), 'a: {\n  b: 1,  # c\n  c: x,\n}\n'],
  ['between braces, without a last comma', 'a: {\n  b: 1 # c\n}\n', set('a.c', 'x'), 'a: {\n  b: 1, # c\n  c: x\n}\n'],
  ['in JSON', '{\r\n  "b": [\r\n  ]\r\n}', set('c', 'x'), '{\r\n  "b": [\r\n  ],\r\n  c: x\r\n}'],
  ['behind a text block', 'a:\n  b: |\n    x\n\n\nc: 1\n', set('a.d', 'w'), 'a:\n  b: |\n    x\n  d: w\n\n\nc: 1\n'],
  ['behind a list', 'a:\n  b:\n  - 1\n  - 2\n', set('a.c', 'x'), 'a:\n  b:\n  - 1\n  - 2\n  c: x\n'],
  ['before blank lines at the end', 'a: 1\n\n\n', set('b', 'x'), 'a: 1\nb: x\n\n\n'],
  ['in an empty file', '', set('a.b', 'x'), 'a:\n  b: x\n'],
  ['in a file of comments', '# c\n', set('a', 'x'), '# c\na: x\n'],
  ['in a file that is {}', '{}\n', set('a.b', 'x'), 'a:\n  b: x\n'],
  ['behind an alias', 'x: &x {a: 1}\nb: *x # c\n', set('c', 'w'), 'x: &x {a: 1}\nb: *x # c\nc: w\n'],
  ['not into what an alias stands for', 'x: &x {a: 1}\nb: *x\n', set('b.c', 'w'), 'refused'],
  ['not below a scalar', 'a: 1\n', set('a.b', 'x'), 'refused'],
  ['not over a value', 'a: 1\n', set('a', 'x'), 'refused'],
];

const RENAMED: readonly Case[] = [
  ['a key', 'a:\n  b: 1 # c\n', rename('a.b', 'd'), 'a:\n  d: 1 # c\n'],
  ['quotes stay', '"a": 1\n', rename('a', 'b'), '"b": 1\n'],
  ['between braces', '{a: {b: 1}}', rename('a.b', 'c'), '{a: {c: 1}}'],
  ['not onto another key', 'a: 1\nb: 2\n', rename('a', 'b'), 'refused'],
  ['not what a merge key brings in', 'x: &x {a: 1}\nb:\n  <<: *x\n  c: 1\n', rename('b.a', 'd'), 'refused'],
];

const REMOVED: readonly Case[] = [
  ['a key', 'a: 1\nb: 2 # c\nd: 3\n', remove('b'), 'a: 1\nd: 3\n'],
  ['the first', 'a: 1\nb: 2\n', remove('a'), 'b: 2\n'],
  ['the last without a final newline', 'a: 1\nb: 2', remove('b'), 'a: 1'],
  ['a block', 'a:\n  b:\n    - 1\n    - 2\n  c: 1\n', remove('a.b'), 'a:\n  c: 1\n'],
  ['the keys above it that would be empty', 'a:\n  b:\n    c: 1\nd: 1\n', remove('a.b.c'), 'd: 1\n'],
  ['CRLF', 'a: 1\r\nb: 2\r\nc: 3\r\n', remove('b'), 'a: 1\r\nc: 3\r\n'],
  ['between braces', '{a: 1, b: 2, c: 3}', remove('b'), '{a: 1, c: 3}'],
  ['the last between braces', '{a: 1, b: 2}', remove('b'), '{a: 1}'],
  ['a line between braces', '{\n  a: 1, # c\n  # d\n  b: 2\n}', remove('a'), '{\n  # d\n  b: 2\n}'],
  ['the last line between braces', '{\n  a: 1, # c\n  b: 2,\n}', remove('b'), '{\n  a: 1, # c\n}'],
  ['the last line of JSON', '{\n  "a": 1,\n  "b": 2\n}', remove('b'), '{\n  "a": 1\n}'],
  ['an item', 'a:\n  - x # c\n  - w\n', remove('a.0'), 'a:\n  - w\n'],
  ['an item between brackets', 'a: [x, w, z]\n', remove('a.2'), 'a: [x, w]\n'],
  ['the first key of an item', 'a:\n  - b: 1\n    c: 2\n', remove('a.0.b'), 'a:\n  - c: 2\n'],
  ['comments above it stay', '# c\na: 1\nb: 2\n', remove('a'), '# c\nb: 2\n'],
  ['everything', '# c\na: 1\n', remove('a'), '# c\n'],
  ['not an anchor that is used', 'a: &x 1\nb: *x\n', remove('a'), 'refused'],
];

const MOVED: readonly Case[] = [
  [
    'a block with its comments',
    'a:\n  # above\n  b: # behind\n    c: 1 # inside\n    # below\n  d: 1\n',
    move('a.b', 'x.w.b'),
    'a:\n  d: 1\nx:\n  w:\n    # above\n    b: # behind\n      c: 1 # inside\n      # below\n',
  ],
  [
    'out to the left',
    'a:\n  b:\n      c:\n          - d: |\n              t\n                u\n  e: 1\n',
    move('a.b.c', 'f'),
    'a:\n  e: 1\nf:\n    - d: |\n        t\n          u\n',
  ],
  [
    'beside its siblings, deeper',
    'auth:\n  externalAuthServer:\n    baseUrl: x\n  appAuth:\n    authServerType: External\n',
    move('auth.externalAuthServer', 'auth.appAuth.externalAuthServer'),
    'auth:\n  appAuth:\n    authServerType: External\n    externalAuthServer:\n      baseUrl: x\n',
  ],
  [
    'into a key that is made in its own place',
    'auth:\n  externalAuthServer:\n    baseUrl: x\nnext: 1\n',
    move('auth.externalAuthServer', 'auth.appAuth.externalAuthServer'),
    'auth:\n  appAuth:\n    externalAuthServer:\n      baseUrl: x\nnext: 1\n',
  ],
  [
    'into nothing',
    'server:\nsecurity: # c\n  useAuth: true\n',
    move('security', 'server.security'),
    'server:\n  security: # c\n    useAuth: true\n',
  ],
  [
    'joining what is there',
    'server:\n  security:\n    secure: false\n# why\nsecurity: # c\n  # sure\n  useAuth: true\n',
    move('security', 'server.security'),
    'server:\n  security:\n    secure: false\n    # why\n    # c\n    # sure\n    useAuth: true\n',
  ],
  ['not over what is there', 'a:\n  b: 1\nc:\n  b: 2\n', move('a', 'c'), 'refused'],
  [
    'with the keys above it that would be empty',
    'a: # c\n  b:\n    d: 1\ne: 1\n',
    move('a.b.d', 'f.d'),
    'e: 1\nf:\n  # c\n  d: 1\n',
  ],
  ['under another name', 'a:\n  b: x # c\n  d: 1\n', move('a.b', 'e.f'), 'a:\n  d: 1\ne:\n  f: x # c\n'],
  ['CRLF, no final newline', 'b:\r\n  c: 1\r\na:\r\n  d: 1', move('b', 'a.b'), 'a:\r\n  d: 1\r\n  b:\r\n    c: 1'],
  ['from braces to lines', 'a: {b: {c: 1}, d: 1}\n', move('a.b', 'e.b'), 'a: {d: 1}\ne:\n  b: {c: 1}\n'],
  ['from lines to braces', 'a: {b: 1}\nc: "x"\n', move('c', 'a.c'), 'a: {b: 1, c: x}\n'],
  ['not from lines to braces with a comment', 'a: {b: 1}\nc: "x" # k\n', move('c', 'a.c'), 'refused'],
  ['not with an anchor that is used above', 'a:\n  b: &x 1\n  c: *x\n', move('a.b', 'd'), 'refused'],
  ['not into itself', 'a:\n  b: 1\n', move('a', 'a.c'), 'refused'],
];

const ITEMS: readonly Case[] = [
  ['an item at the end', 'a:\n  - x # c\nb: 1\n', add('a', 'w'), 'a:\n  - x # c\n  - w\nb: 1\n'],
  ['an item at the start', 'a:\n  - x # c\n', add('a', 'w', true), 'a:\n  - w\n  - x # c\n'],
  ['between brackets', 'a: [x, "z"] # c\n', add('a', 'w'), 'a: [x, "z", w] # c\n'],
  ['first between brackets', 'a: [x]\n', add('a', 'w', true), 'a: [w, x]\n'],
  ['into []', 'a: []\n', add('a', 'https://w'), 'a: [https://w]\n'],
  ['no final newline', 'a:\n- x', add('a', 'w'), 'a:\n- x\n- w'],
  ['to the front', 'a:\n  - x # 1\n  # two\n  - w # 2\n  - z\n', front('a.1'), 'a:\n  # two\n  - w # 2\n  - x # 1\n  - z\n'],
  ['to the front between brackets', 'a: [x, "w", z]\n', front('a.2'), 'a: [z, x, "w"]\n'],
  ['the last without a newline to the front', 'a:\r\n- x\r\n- w', front('a.1'), 'a:\r\n- w\r\n- x'],
];

describe.each([
  ['replacing', REPLACED],
  ['setting', SET],
  ['renaming', RENAMED],
  ['removing', REMOVED],
  ['moving', MOVED],
  ['lists', ITEMS],
])('%s', (_kind, cases) => {
  test.each(cases)('%s', (_name, before, change, after) => {
    expect(edited(before, change)).toBe(after);
  });
});
