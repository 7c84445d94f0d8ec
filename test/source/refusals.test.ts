import { describe, expect, test } from 'vitest';
import { plainOf, problemsOf, read } from './support/reading.ts';

describe('what Helm cannot read is told once, in plain words, at its place', () => {
  test.each([
    ['a: b: c\n', '1:4 a value must not hold ": ". put it in quotes, or check how the lines below are indented'],
    ['a: 1\n  b: 2\n', '1:4 a value must not hold ": ". put it in quotes, or check how the lines below are indented'],
    ['a: "x" y\n', '1:8 text behind the end of a value. put the whole value in quotes'],
    ["a: 'it's'\n", '1:8 text behind the end of a value. put the whole value in quotes'],
    ['a: "C:\\dir"\n', '1:7 the escape "\\d" does not exist. use single quotes, or write the backslash twice'],
    ['a: "https:\\/\\/x"\n', '1:4 Go does not know the escape "\\/". write a plain slash'],
    ['a: @x\n', '1:4 a value must not start with "@". put it in quotes'],
    ['a: `x`\n', '1:4 a value must not start with "`". put it in quotes'],
    ['a: %x\n', '1:4 a value must not start with "%". put it in quotes'],
    ['a:\n  b: 1\n c: 2\n', '3:1 this line is not indented like the other keys of its map'],
    ['a:\n  - b\n - c\n', '3:1 a list item stands among keys. indent the list under its key'],
    ['a:1\nb: 2\n', '1:1 a key without a colon and a blank behind it, or a line that is indented wrongly'],
    ['a: 1\nb\n', '2:1 a key without a value. write "key: value", or put the text in quotes'],
    ['a: [1, 2\nb: 3\n', '1:4 this quote, bracket or brace is never closed'],
    ['a: {x: 1\n', '1:4 this quote, bracket or brace is never closed'],
    ['a: "x\nb: 1\n', '1:4 this quote, bracket or brace is never closed'],
    ["a: 'x''\n", '1:4 this quote, bracket or brace is never closed'],
    ['a: [b, , c]\n', '1:8 a comma with no value before it'],
    ['a: {b: 1 c: 2}\n', '1:8 between brackets or braces, a comma is missing or a value needs quotes'],
    ['a: {b:}\n', '1:6 between brackets or braces, a colon needs a blank behind it, or Go takes it for a part of the key'],
    ['a: [?b]\n', '1:5 between brackets or braces, text that starts with ":" or "?" needs quotes'],
    ['a: - b\n', '1:4 a list must not start behind its key. put it on a line of its own'],
    ['a: > x\n', '1:6 behind "|" or ">", only a comment may stand on the same line'],
    ['a:\n\tb: 1\n', '2:1 a tab must not be used for indentation. use spaces'],
    ['a:\n  \t- b\n', '2:3 a tab must not be used for indentation. use spaces'],
    ['a:\n  -\tb\n', '2:4 a tab must not be used for indentation. use spaces'],
    ['a: 1\n\t\nb: 2\n', '2:1 a tab must not be used for indentation. use spaces'],
    ['%YAML 1.1\n---\na: 1\n', '1:1 a line that starts with "%" is not possible here. remove it'],
    ['a: 1\n--- b: 2\n', '2:1 a line that starts with "---" may hold nothing else but a comment'],
    ['a: 1 # \u0007\n', '1:8 the character U+0007 is not allowed in YAML. remove it'],
    ['a: !e!x 1\n', '1:4 the tag "!e!x" is unknown'],
    ['a: &x &z 1\n', '1:7 a value may have one anchor and one tag only'],
    ['a: 1\n]b: 2\n', '2:1 text behind the end of a value. put the whole value in quotes'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test('a merge conflict', () => {
    const text = 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> branch\n';
    expect(problemsOf(text)[0]).toBe('2:1 a merge conflict was left in this file. resolve it');
  });

  test('every line with a tab is told', () => {
    expect(problemsOf('a:\n\tb: 1\n\tc: 2\n').map((problem) => problem.slice(0, 3))).toEqual(['2:1', '3:1']);
  });

  test('what could be read is kept', () => {
    const { documents, problems } = read('a: 1\nb: @x\nc: 3\n');
    expect(problems).toHaveLength(1);
    expect(documents[0]?.kind === 'map' && [...documents[0].entries.keys()]).toEqual(['a', 'b', 'c']);
  });
});

describe('what Helm reads although the YAML specification does not allow it', () => {
  test.each([
    ['a:\n  b: [\n  x,\n  z\n  ]\n', { a: { b: ['x', 'z'] } }],
    ['a:\n  b: [x,\nz\n]\n', { a: { b: ['x', 'z'] } }],
    ['a:\n  - {k: 1,\n# comment ]\nl: "]"}\n  - c\n', { a: [{ k: 1, l: ']' }, 'c'] }],
    ['a:\n  b: "one\ntwo\n\nthree"\nc: 1\n', { a: { b: 'one two\nthree' }, c: 1 }],
    ["a:\n  b: 'one\ntwo'\n", { a: { b: 'one two' } }],
    ['a: [\n\tx,\n\tz\n]\n', { a: ['x', 'z'] }],
    ['a: "x"#comment\n', { a: 'x' }],
    ['a: [x,# comment\n  z]\n', { a: ['x', 'z'] }],
    ['{\n\t"a": 1,\n\t"b": {"c":[true]}\n}\n', { a: 1, b: { c: [true] } }],
    ['a: 1\r\nb:\r\n  - x\r\n', { a: 1, b: ['x'] }],
    ['a: 1\rb: 2\r', { a: 1, b: 2 }],
    ['a: 1\u2028b: 2\n', { a: 1, b: 2 }],
    ['\ufeffa: 1\n', { a: 1 }],
    ['a:\tx\n', { a: 'x' }],
    ['a: x\t# comment\n', { a: 'x' }],
    ['a: |\n  \tx\n', { a: '\tx\n' }],
  ])('%j', (text, value) => {
    expect(plainOf(text)).toEqual(value);
  });
});
