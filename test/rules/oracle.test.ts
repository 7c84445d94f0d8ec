import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChartName } from '../../src/charts/chart.ts';
import { sourceText } from '../../src/core/lines.ts';
import { judge } from '../../src/rules/judge.ts';

const CASES = new URL('../fixtures/oracle/', import.meta.url).pathname;

interface Process {
  readonly effective?: { readonly security?: { readonly useAuth?: boolean } };
  readonly error: string | null;
}

interface Recorded {
  readonly chart: ChartName;
  readonly chartVersion: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: readonly string[];
  readonly helm: { readonly ok: boolean };
  readonly processes: Readonly<Record<string, Process>>;
}

/** Whether authentication is on is random where two spellings of one key meet. */
const RANDOM = ['c85-adminserver-key-case'];

describe('the verdict agrees with what real Helm and the real loader did', () => {
  const names = readdirSync(CASES).filter((name) => !name.includes('.'));
  test.each(names)('%s', async (name) => {
    const recorded: Recorded = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
    const sources = recorded.values.map((file) => sourceText(file, readFileSync(join(CASES, name, file), 'utf8')));
    const { diagnostics, verdict } = await judge({ ...recorded, sources });
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);

    expect(errors.includes('helm-render-fails')).toBe(!recorded.helm.ok);
    if (Object.values(recorded.processes).some(({ error }) => error)) expect(errors).not.toEqual([]);
    const server = recorded.processes['flyte'] ?? recorded.processes['flyteadmin'];
    const isOn = server?.effective?.security?.useAuth === true;
    if (server && !server.error && !RANDOM.includes(name)) expect(verdict.auth === 'on').toBe(isOn);
    expect(diagnostics.every(({ place }) => place !== undefined && recorded.values.includes(place.file))).toBe(true);
  });
});
