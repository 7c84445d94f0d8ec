import { describe, expect, test } from 'vitest';
import { formatsFor } from '../../src/idp-setup/formats.ts';
import { setupText } from '../../src/idp-setup/text.ts';
import { initSays } from './support/init-call.ts';
import { EVERY_SETUP, setup } from './support/setups.ts';

const ENDINGS = { markdown: 'md', terraform: 'tf', 'keycloak-realm': 'json', az: 'sh' } as const;

const EVERY_TEXT = EVERY_SETUP.flatMap(([idp, mode]) => formatsFor(idp).map((format) => ({ idp, mode, format })));

describe.each(EVERY_TEXT)('$format for $idp, $mode', ({ idp, mode, format }) => {
  const { text } = setupText(setup(idp, mode), format);

  test('is the text that people have read', async () => {
    await expect(text).toMatchFileSnapshot(`../fixtures/idp-setup/${idp}-${mode}.${ENDINGS[format]}`);
  });

  test('comes without carriage returns, trailing blanks and undefined values', () => {
    expect(text).not.toMatch(/\r|[ \t]$|undefined|\[object/m);
    expect(text).toMatch(/[^\n]\n$/);
  });
});

describe('the call of init that Terraform code ends in', () => {
  const terraform = EVERY_TEXT.filter(({ format }) => format === 'terraform');
  test.each(terraform)('lacks nothing about $idp, $mode', ({ idp, mode, format }) => {
    const lines = setupText(setup(idp, mode), format).text.split('\n');
    const comment = lines.slice(0, lines.indexOf('')).map((line) => line.replace(/^# ?/, ''));
    const call = comment.slice(comment.findIndex((line) => line.startsWith('FLYTE_AUTH_'))).join('\n');
    const { problems, unused, missing } = initSays(call);
    expect([...problems, ...unused]).toEqual([]);
    expect(missing.map(({ key }) => key)).toEqual(['chart', 'secrets']);
  });
});
