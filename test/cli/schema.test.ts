import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SCHEMA_NAMES, SCHEMAS } from '../../src/schema/names.ts';
import { runMain } from '../support/run.ts';

describe('schema', () => {
  test('lists the schemas', async () => {
    const { code, stdout } = await runMain(['schema']);
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([...SCHEMA_NAMES, '']);
  });

  test.each(SCHEMA_NAMES)('prints %s', async (name) => {
    const { code, stdout } = await runMain(['schema', name]);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(new URL(`../../schemas/${SCHEMAS[name].file}`, import.meta.url), 'utf8'));
  });

  test('refuses a name that there is not', async () => {
    const { code, stderr } = await runMain(['schema', 'values']);
    expect(code).toBe(2);
    expect(stderr).toContain('flyte-binary');
  });
});
