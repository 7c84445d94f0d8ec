import { expect, test } from 'vitest';
import { runMain } from './run.ts';

test('an unknown command ends with exit code 2 and words on stderr alone', async () => {
  const { code, stdout, stderr } = await runMain(['no-such-command']);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('flyte-auth-config: ');
});

test('--help ends with exit code 0 and words on stdout alone', async () => {
  const { code, stdout, stderr } = await runMain(['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('validate');
  expect(stderr).toBe('');
});
