import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import type { Path } from '../../src/core/origin.ts';
import { leaves, type Plain, toPlain } from '../../src/core/tree.ts';
import { changed, isSame, type YamlChange } from '../../src/source/edit/change.ts';
import { splicesFor } from '../../src/source/edit/edit.ts';
import { applySplices } from '../../src/source/edit/lines.ts';
import { parseYaml } from '../../src/source/parse.ts';

const keyName = fc.constantFrom('a', 'b', 'auth', 'server', 'k-1', 'oidc');
const scalarValue = fc.constantFrom(
  'x',
  '"two words"',
  "'it''s'",
  '1',
  'true',
  '""',
  '|-\n@text\n@  more',
  '[p, "q"]',
  '{r: s}',
  '',
);
const comment = fc.constantFrom('', '', '  # note', '\t# tab');

interface Written {
  readonly lines: readonly string[];
}

/** Block YAML as people write it: nested maps, lists, comments, blank lines, text blocks, odd indentation. */
const block: fc.Arbitrary<Written> = fc.letrec<{ readonly map: Written; readonly entry: Written }>((tie) => ({
  entry: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(scalarValue, comment).map(([value, note]) => {
      const [first = '', ...more] = value.split('\n');
      return { lines: [` ${first}${note}`.trimEnd(), ...more.map((line) => line.replace('@', '    '))] };
    }),
    fc.tuple(tie('map'), fc.integer({ min: 1, max: 4 }), comment).map(([inner, step, note]) => ({
      lines: [note, ...inner.lines.map((line) => (line === '' ? '' : ' '.repeat(step) + line))],
    })),
    fc.array(fc.constantFrom('x', '"y z"', '1'), { minLength: 1, maxLength: 3 }).map((items) => ({
      lines: ['', ...items.map((item) => `- ${item}`)],
    })),
  ),
  map: fc
    .uniqueArray(fc.tuple(keyName, tie('entry'), fc.constantFrom([], ['# above'], [''])), {
      selector: ([key]) => key,
      minLength: 1,
      maxLength: 4,
    })
    .map((entries) => ({
      lines: entries.flatMap(([key, { lines }, above]) => [...above, `${key}:${lines[0]}`, ...lines.slice(1)]),
    })),
})).map;

const document = fc
  .tuple(block, fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([{ lines }, eol, final]) => lines.join(eol) + (final ? eol : ''));

const pathsIn = (data: Plain, path: Path = []): Path[] => {
  if (data === null || typeof data !== 'object') return path.length > 0 ? [path] : [];
  const inner = Array.isArray(data)
    ? data.flatMap((item: Plain, index) => pathsIn(item, [...path, index]))
    : Object.entries(data).flatMap(([key, item]) => pathsIn(item, [...path, key]));
  return path.length > 0 ? [path, ...inner] : inner;
};

/** Some change at some place; often one that cannot be made. */
const changeOf = (paths: readonly Path[]): fc.Arbitrary<YamlChange> => {
  const path = fc.constantFrom(...paths);
  const keys = fc.constantFrom(
    ...paths.filter((one) => one.every((step) => typeof step === 'string')),
    ['new'],
    ['new', 'deeper'],
  );
  return fc.oneof(
    path.map((at): YamlChange => ({ kind: 'replace', path: at, value: 'https://new.example.com' })),
    fc
      .tuple(keys, fc.constantFrom('set', 'added'))
      .map(([at, key]): YamlChange => ({ kind: 'set', path: [...at, key], value: 'v' })),
    path.map((at): YamlChange => ({ kind: 'rename', path: at, name: 'renamed' })),
    path.map((at): YamlChange => ({ kind: 'remove', path: at })),
    fc.tuple(keys, keys).map(([at, to]): YamlChange => ({ kind: 'move', path: at, to: [...to, 'moved'] })),
    fc.tuple(path, fc.boolean()).map(([at, first]): YamlChange => ({ kind: 'add', path: at, item: 'v', first })),
    path.map((at): YamlChange => ({ kind: 'front', path: at })),
  );
};

const read = (text: string) => parseYaml(sourceText('f', text), 'helm');

const changedDocument = document
  .filter(
    (text) =>
      read(text).problems.length === 0 &&
      pathsIn(toPlain(read(text).documents[0] ?? { kind: 'scalar', value: null, origin: { from: 'chart', path: [] } })).length >
        0,
  )
  .chain((text) => {
    const [root] = read(text).documents;
    return fc.tuple(fc.constant(text), changeOf(root ? pathsIn(toPlain(root)) : []));
  });

describe('a change that is made', () => {
  test('changes what it says and nothing else', () => {
    let made = 0;
    fc.assert(
      fc.property(changedDocument, ([text, change]) => {
        const { documents } = read(text);
        const splices = splicesFor({ text, documents, document: 0, base: [] }, change);
        if (splices === undefined) return;
        made++;
        const after = read(applySplices(text, splices));
        expect(after.problems).toEqual([]);
        const [before] = documents;
        const [root] = after.documents;
        const expected = changed(before ? toPlain(before) : {}, change);
        expect(isSame(root ? toPlain(root) : {}, expected)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(made).toBeGreaterThan(500);
  });

  test('keeps every comment, and every line that it does not touch', () => {
    fc.assert(
      fc.property(changedDocument, ([text, change]) => {
        const { documents } = read(text);
        const splices = splicesFor({ text, documents, document: 0, base: [] }, change);
        if (splices === undefined || change.kind === 'remove') return;
        const after = applySplices(text, splices);
        expect(after.match(/#.*/g)?.sort()).toEqual(text.match(/#.*/g)?.sort());
        expect(after.endsWith('\n') || !text.endsWith('\n')).toBe(true);
        if (text.includes('\r\n')) expect(after).not.toMatch(/(?<!\r)\n/);
        else expect(after).not.toContain('\r');
      }),
      { numRuns: 1000 },
    );
  });

  test('is never refused for a scalar that stands in the text itself', () => {
    fc.assert(
      fc.property(document, (text) => {
        const { documents, problems } = read(text);
        const [root] = documents;
        if (!root || problems.length > 0) return;
        for (const { path, node } of leaves(root)) {
          if (node.kind !== 'scalar' || node.value === null || path.length === 0) continue;
          expect(splicesFor({ text, documents, document: 0, base: [] }, { kind: 'replace', path, value: 'new' })).toBeDefined();
        }
      }),
      { numRuns: 300 },
    );
  });
});
