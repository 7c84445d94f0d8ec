import { describe, expect, test } from 'vitest';
import { positionAt, sourceText } from '../../src/core/lines.ts';
import { at, leaves } from '../../src/core/tree.ts';
import { innerText } from '../../src/source/inner-text.ts';
import { parseYaml } from '../../src/source/parse.ts';

/** Reads `values` of a file and then the YAML in it; every value of the inner YAML with its line, its column and what stands there. */
function inner(text: string): string[] {
  const source = sourceText('app.yaml', text);
  const [outer] = parseYaml(source, 'helm').documents;
  const found = innerText(text, at(outer, ['values']));
  if (!found) throw new Error('no text');
  const [root] = parseYaml(sourceText('app.yaml', found.text), 'helm', found.toOuter).documents;
  if (!root) throw new Error('no YAML');
  return [...leaves(root)].map(({ path, node }) => {
    if (node.origin.from !== 'file') throw new Error('no place');
    const { start, end } = node.origin.value;
    const { line, column } = positionAt(source, start);
    return `${path.join('.')} ${line}:${column} ${text.slice(start, end)}`;
  });
}

describe('YAML inside of YAML', () => {
  test.each([
    ['a literal block', 'values: |\n  a:\n    b: 1 # c\n  d: "x"\n', ['a.b 3:8 1', 'd 4:6 "x"']],
    ['with chomping and a comment', 'values: |-  # why\n  a: 1\n', ['a 2:6 1']],
    ['with an indentation of its own', 'values: |2\n    a: 1\n    b: 2\n', ['a 2:8 1', 'b 3:8 2']],
    ['with CRLF', 'values: |\r\n  a: 1\r\n\r\n  b: 2\r\nc: 3\r\n', ['a 2:6 1', 'b 4:6 2']],
    ['with blank lines', '\nvalues: |\n\n\n   a: 1\n \n   b: 2', ['a 5:7 1', 'b 7:7 2']],
    ['with a tag', 'values: !!str |\n  a: 1\n', ['a 2:6 1']],
    ['folded lines of a deeper level', 'values: >\n  a:\n    b: 1\n    c: 2\n', ['a.b 3:8 1', 'a.c 4:8 2']],
    ['double quotes', 'values: "a: 1\\nb: \\"two\\"\\nc: 3"\n', ['a 1:13 1', 'b 1:19 \\"two\\"', 'c 1:31 3']],
    ['single quotes', "values: 'a: ''x'''\n", ["a 1:13 ''x''"]],
    ['double quotes over several lines', 'values: "a: 1\\n\\\n  b: 2"\n', ['a 1:13 1', 'b 2:6 2']],
  ])('%s', (_name, text, expected) => {
    expect(inner(text)).toEqual(expected);
  });

  test('problems point into the outer file', () => {
    const text = 'values: |\n  a: 1\n  b: [2\nc: 3\n';
    const found = innerText(text, at(parseYaml(sourceText('f', text), 'helm').documents[0], ['values']));
    const { problems } = parseYaml(sourceText('f', found?.text ?? ''), 'helm', found?.toOuter);
    expect(problems.map(({ span }) => text.slice(span.start, span.end))).toEqual(['[']);
  });

  test('only a literal block can be changed in place', () => {
    const indentOf = (text: string) =>
      innerText(text, at(parseYaml(sourceText('f', text), 'helm').documents[0], ['values']))?.indent;
    expect(indentOf('values: |\n    a: 1\n')).toBe('    ');
    expect(indentOf('values: "a: 1"\n')).toBeUndefined();
  });
});
