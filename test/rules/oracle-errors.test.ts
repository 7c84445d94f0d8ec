import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChartName } from '../../src/charts/chart.ts';
import { sourceText } from '../../src/core/lines.ts';
import { formatPath } from '../../src/core/origin.ts';
import { judge } from '../../src/rules/judge.ts';
import { FAULTY, REFUSED } from './oracle-errors.ts';

const CASES = new URL('../fixtures/oracle/', import.meta.url).pathname;

interface Recorded {
  readonly chart: ChartName;
  readonly chartVersion: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: readonly string[];
  readonly helm: { readonly ok: boolean };
  readonly processes: Readonly<Record<string, { readonly error: string | null }>>;
}

const isRefused = ({ helm, processes }: Recorded): boolean =>
  !helm.ok || Object.values(processes).some(({ error }) => error !== null);

const recorded = (name: string): Recorded => JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));

const names = readdirSync(CASES).filter((name) => !name.includes('.'));

test('every refusal is listed, and nothing else', () => {
  expect(Object.keys(REFUSED).sort()).toEqual(names.filter((name) => isRefused(recorded(name))).sort());
});

describe('errors and their places in the recorded cases', () => {
  test.each(names)('%s', async (name) => {
    const { values, ...release } = recorded(name);
    const sources = values.map((file) => sourceText(file, readFileSync(join(CASES, name, file), 'utf8')));
    const { diagnostics } = await judge({ ...release, sources });
    const errors = diagnostics
      .filter(({ severity, ruleId }) => severity === 'error' && ruleId !== 'published-secret')
      .map(({ ruleId, place }) => `${ruleId} ${place ? formatPath(place.path) : ''}`.trim());
    expect(errors).toEqual(REFUSED[name] ?? FAULTY[name] ?? []);
  });
});
