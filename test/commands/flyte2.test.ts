import { expect, test } from 'vitest';
import { isFlyte2 } from '../../src/charts/generation.ts';
import { runMain } from '../support/run.ts';

const VALUES = new URL('../fixtures/invalid/flyte-generation/page.yaml', import.meta.url).pathname;

test.each([
  [['render', VALUES]],
  [['client-config', '-f', VALUES]],
  [['rotate', '-f', VALUES, '--dry-run']],
  [['doctor', '-f', VALUES, '--url=https://flyte.example.com']],
])('says of Flyte 2 nothing that is true of Flyte 1: %j', async (argv) => {
  const { code, stdout, stderr } = await runMain([...argv, '--chart-version=2.x']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('version 2.x is a chart of Flyte 2, which has no authentication');
});

test.each(['v2.0.43', '2.0.0', '2', '2.x', '^2.0', '>= 2', 'v3.0.0', '10.1'])('%s is Flyte 2', (version) => {
  expect(isFlyte2(version)).toBe(true);
});

test.each(['v1.16.8', '1.x', '^1.16', 'latest', '-', ''])('"%s" is not', (version) => {
  expect(isFlyte2(version)).toBe(false);
});
