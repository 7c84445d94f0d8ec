import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { judgeClient } from '../../src/rules/judge-client.ts';

const judged = async (text: string) => (await judgeClient(sourceText('config.yaml', text), undefined)).diagnostics;
const ids = async (text: string) => [...new Set((await judged(text)).map(({ ruleId }) => ruleId))];

const RIGHT = 'admin:\n  endpoint: dns:///flyte.acme.com\n  insecure: false\n  authType: Pkce\n';

describe('whatever stands in a client file, something is said about it', () => {
  test.each([
    ['nothing', '', ['cli-config-file']],
    ['a comment', '# later\n', ['cli-config-file']],
    ['a word', 'admin', ['cli-config-file']],
    ['a list', '- admin\n', ['cli-config-file']],
    ['a list as the section', 'admin: [a, b]\n', ['cli-config-endpoint', 'cli-config-file', 'cli-config-auth-type']],
    ['a text as the section', 'admin: here\n', ['cli-config-endpoint', 'cli-config-file', 'cli-config-auth-type']],
    ['an empty section', 'admin:\n', ['cli-config-auth-type', 'cli-config-endpoint']],
    ['maps for texts', 'admin:\n  endpoint: {a: 1}\n  authType: [x]\n', ['cli-config-endpoint', 'cli-config-auth-type']],
    ['a prototype', '__proto__:\n  admin: {endpoint: x}\nadmin:\n  __proto__: {a: 1}\n', undefined],
    ['an alias of itself', 'admin: &a\n  endpoint: *a\n', undefined],
    ['a bomb', `a: &a [x,x,x,x,x,x,x,x,x]\n${bomb(12)}admin: *l\n`, undefined],
    ['brackets without end', `admin: ${'['.repeat(50_000)}`, ['cli-config-file']],
    ['tabs', 'admin:\n\tendpoint: x\n', ['cli-config-file']],
    ['a NUL', 'admin:\n  endpoint: "a\\0b"\n', undefined],
    ['many keys', `admin:\n${Array.from({ length: 20_000 }, (_, index) => `  k${index}: v\n`).join('')}`, undefined],
  ])('%s', async (_name, text, wanted) => {
    const found = await ids(text);
    expect(found.length).toBeGreaterThan(0);
    if (wanted) expect([...found].sort()).toEqual([...wanted].sort());
  });

  test.each([
    ['line breaks of Windows', RIGHT.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${RIGHT}`],
    ['a start and an end', `---\n${RIGHT}...\n`],
    ['JSON', JSON.stringify({ admin: { endpoint: 'dns:///flyte.acme.com', authType: 'Pkce' } })],
  ])('%s do no harm', async (_name, text) => {
    expect(await judged(text)).toEqual([]);
  });
});

function bomb(levels: number): string {
  const names = 'abcdefghijklmnop';
  const line = (index: number) => {
    const before = names.charAt(index - 1);
    return `${names.charAt(index)}: &${names.charAt(index)} [${Array(9).fill(`*${before}`).join(',')}]\n`;
  };
  return Array.from({ length: levels - 1 }, (_, index) => line(index + 1)).join('');
}
