import { describe, expect, test } from 'vitest';
import { initOptions } from '../../src/cli/init.ts';
import { QUESTIONS } from '../../src/questions/index.ts';
import { flagOf } from '../../src/questions/names.ts';
import { SECRET_VALUE_FLAGS } from '../../src/questions/options.ts';
import { runMain } from '../support/run.ts';

const DEFAULTS = { yes: false, dryRun: false, force: false, interactive: true, format: 'text' };

describe('what the command line means', () => {
  const rows: readonly [string, object, object][] = [
    ['nothing', {}, DEFAULTS],
    [
      'switches',
      { yes: true, dryRun: true, force: true, interactive: false },
      { yes: true, dryRun: true, force: true, interactive: false },
    ],
    ['a switch twice', { yes: [true, false] }, { yes: false }],
    ['JSON', { format: 'json' }, { format: 'json' }],
    ['an answers file', { answers: 'a.yaml' }, { answersFile: 'a.yaml' }],
  ];
  test.each(rows)('%s', (_, args, options) => {
    expect(initOptions({ interactive: true, ...args }, SECRET_VALUE_FLAGS)).toMatchObject(options);
  });

  test('a file of answers twice is refused', () => {
    expect(() => initOptions({ answers: ['a', 'b'] }, SECRET_VALUE_FLAGS)).toThrow('--answers is given twice');
  });
});

describe('init --help', () => {
  test('names every flag, in groups, with examples and exit codes', async () => {
    const { code, stdout } = await runMain(['init', '--help']);
    expect(code).toBe(0);
    for (const { key } of QUESTIONS) expect(stdout).toMatch(new RegExp(` ${flagOf(key)} `));
    for (const words of [
      'Identity provider:',
      'Secrets:',
      '--oidc-client-secret-file',
      'Examples:',
      'Exit codes:',
      '[default: flyte-backend]',
    ]) {
      expect(stdout).toContain(words);
    }
  });

  test('has no flag for the value of a secret', async () => {
    const { stdout } = await runMain(['init', '--help']);
    expect(stdout).not.toMatch(/--(oidc|propeller)-client-secret /);
  });
});
