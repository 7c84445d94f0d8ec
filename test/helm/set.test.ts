import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/core/errors.ts';
import { at, fromPlain, type MapNode, type Plain, toPlain } from '../../src/core/tree.ts';
import { applySet, applySets, type SetFlag } from '../../src/helm/set.ts';

const tree = (plain: Plain): MapNode => {
  const node = fromPlain(plain, (path) => ({ from: 'chart', path }));
  if (node.kind !== 'map') throw new Error('a map is needed');
  return node;
};
const set = (flag: SetFlag, text: string, base: Plain = {}): unknown =>
  JSON.parse(JSON.stringify(toPlain(applySet(tree(base), flag, text))));

describe('--set', () => {
  test.each([
    ['a=b', { a: 'b' }],
    ['a.b.c=d', { a: { b: { c: 'd' } } }],
    ['a=1,b=2', { a: 1, b: 2 }],
    ['a=1,', { a: 1 }],
    ['', {}],
    ['a=', { a: '' }],
    ['a={x,y}', { a: ['x', 'y'] }],
    ['a={}', { a: [''] }],
    ['a={1,true,null,x y}', { a: [1, true, null, 'x y'] }],
    ['a={x,y},b=1', { a: ['x', 'y'], b: 1 }],
    ['a[0].b=c', { a: [{ b: 'c' }] }],
    ['a[1]=x', { a: [null, 'x'] }],
    ['a[0][1]=x', { a: [[null, 'x']] }],
    ['a\\.b=c', { 'a.b': 'c' }],
    ['a=x\\,y', { a: 'x,y' }],
    ['a=b=c', { a: 'b=c' }],
    ['a="x,b=y"', { a: '"x', b: 'y"' }],
    ['a=null', { a: null }],
    ['a=True,b=FALSE', { a: true, b: false }],
    ['a=0,b=007,c=-5,d=+7', { a: 0, b: '007', c: -5, d: 7 }],
    ['a=1.5,b=1e3,c=0x1F,d=yes', { a: '1.5', b: '1e3', c: '0x1F', d: 'yes' }],
    ['a=9223372036854775808', { a: '9223372036854775808' }],
    ['=x', {}],
  ])('%s', (text, expected) => {
    expect(set('--set', text)).toEqual(expected);
  });

  test.each([
    ['a.b=2', { a: { b: 1, c: 1 } }, { a: { b: 2, c: 1 } }],
    ['a=2', { a: { b: 1 } }, { a: 2 }],
    ['a[1]=x', { a: [1, 2, 3] }, { a: [1, 'x', 3] }],
    ['a[0].b=x', { a: ['text'] }, { a: [{ b: 'x' }] }],
    ['a[0].b=x', { a: [{ c: 1 }] }, { a: [{ b: 'x', c: 1 }] }],
    ['a[0][0]=x', { a: [null] }, { a: [['x']] }],
    ['a.=x', { a: { b: 1 } }, { a: { b: 1 } }],
  ])('%s over %j', (text, base, expected) => {
    expect(set('--set', text, base)).toEqual(expected);
  });

  test('leaves point to the flag, what was there keeps its origin', () => {
    const result = applySet(tree({ a: { b: 1 } }), '--set', 'a.c.d=s,e={x}');
    const flag = (path: (string | number)[]) => ({ from: 'flag', flag: '--set', text: 'a.c.d=s,e={x}', path });
    expect(at(result, ['a', 'c', 'd'])?.origin).toEqual(flag(['a', 'c', 'd']));
    expect(at(result, ['a', 'c'])?.origin).toEqual(flag(['a', 'c']));
    expect(at(result, ['e', 0])?.origin).toEqual(flag(['e', 0]));
    expect([at(result, ['a'])?.origin.from, at(result, ['a', 'b'])?.origin.from]).toEqual(['chart', 'chart']);
  });
});

describe('the other flags', () => {
  test.each([
    ['--set-string', 'a=1,b=true,c=null', { a: '1', b: 'true', c: 'null' }],
    ['--set-string', 'a={1,2}', { a: ['1', '2'] }],
    ['--set-literal', 'a.b=x,y={z}\\', { a: { b: 'x,y={z}\\' } }],
    ['--set-literal', 'a[0]=x', { a: ['x'] }],
    ['--set-json', 'a={"b":[1,"}"]},c="d"', { a: { b: [1, '}'] }, c: 'd' }],
    ['--set-json', 'a=1 ,b= true', { a: 1, b: true }],
    ['--set-json', 'a=,b=null', { a: null, b: null }],
    ['--set-json', 'a.b[0]=1.5', { a: { b: [1.5] } }],
    ['--set-json', ' {"a": {"b": 1}}', { a: { b: 1 } }],
    ['--set-json', '{"__proto__": {"x": 1}}', JSON.parse('{"__proto__": {"x": 1}}')],
  ] as const)('%s %s', (flag, text, expected) => {
    expect(set(flag, text)).toEqual(expected);
  });

  test('are applied kind by kind, as Helm does', () => {
    const options = [
      { flag: '--set-string', text: 'a=1' },
      { flag: '--set', text: 'a=2' },
      { flag: '--set-json', text: 'a=3' },
    ] as const;
    expect(toPlain(applySets(tree({}), options))).toMatchObject({ a: '1' });
  });
});

describe('what Helm refuses', () => {
  test.each([
    ['--set', 'a', 'a key has no value. a comma inside a value is written "\\,"'],
    ['--set', 'a=1,b', 'a key has no value'],
    ['--set', 'a=1,,b=2', 'a key has no value'],
    ['--set', 'a={x,y', 'a list needs a closing "}"'],
    ['--set', 'a[0=1', 'an index needs a closing "]"'],
    ['--set', 'a[x]=1', 'an index is a whole number from 0'],
    ['--set', 'a[-1]=1', 'an index is a whole number from 0'],
    ['--set', 'a[70000]=1', 'an index is above 65536'],
    ['--set', 'a[0]x=1', 'after an index there must be'],
    ['--set', `${'a.'.repeat(31)}b=1`, 'more than 30 keys below one another'],
    ['--set', 'text.b=1', '"text" holds no keys'],
    ['--set', 'none.b=1', '"none" holds no keys'],
    ['--set', 'text[0]=1', '"text" is no list'],
    ['--set', 'new.=1', '"new" gets no value'],
    ['--set-json', 'a=text', 'the value is not JSON'],
    ['--set-json', '{"a": 1', 'is not a JSON object'],
  ] as const)('%s %s', (flag, text, message) => {
    const act = () => set(flag, text, { text: 'x', none: null });
    expect(act).toThrow(UsageError);
    expect(act).toThrow(message);
  });

  test('the message does not show the value, which may be a secret', () => {
    expect(() => set('--set', 'a.b=not-a-real,secret')).toThrow(/^--set a\.b=…: (?!.*(real|secret))/);
  });
});
