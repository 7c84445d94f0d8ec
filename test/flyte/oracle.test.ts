import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChartName } from '../../src/charts/chart.ts';
import { renderReport } from '../../src/commands/render-report.ts';
import { sourceText } from '../../src/core/lines.ts';
import { analyse } from '../../src/flyte/analyse.ts';

const CASES = new URL('../fixtures/oracle/', import.meta.url).pathname;

interface Expected {
  readonly chart: ChartName;
  readonly chartVersion: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: readonly string[];
  readonly note: string;
  readonly helm: { readonly ok: boolean; readonly error?: string };
  readonly secrets?: readonly { readonly name: string | null; readonly keys: Record<string, unknown> }[];
  readonly missingSecrets?: readonly string[];
  readonly processes: Record<string, { readonly effective: unknown; readonly error: string | null }>;
}

/** Unset may be written as `""`, null, `[]` or be absent: Go does not tell them apart. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => normal(item) ?? null);
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).flatMap(([key, item]) => (normal(item) === undefined ? [] : [[key, normal(item)]]));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value === null || value === '' ? undefined : value;
}

/** The decode errors of a process, or that it fails at all: the wording of YAML errors is not compared. */
function essence(error: string | null | undefined): unknown {
  if (!error) return null;
  const lines = [...error.matchAll(/^'[^']+' .*$/gm)].map(([line]) => line).sort();
  return lines.length > 0 ? lines : 'an error';
}

const requiredText = (error: string | undefined) =>
  /[A-Za-z ]+ required when authentication is enabled/.exec(error ?? '')?.[0].trim();

/** Config files in Secrets are compared as what the process makes of them, so only their names count here. */
function secretKeys(keys: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, key.endsWith('.yaml') ? '(config file)' : value]));
}

describe('recorded outputs of real Helm and of the real loader', () => {
  const names = readdirSync(CASES).filter((name) => !name.includes('.'));
  test.each(names)('%s', (name) => {
    const expected: Expected = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
    const sources = expected.values.map((file) => sourceText(file, readFileSync(join(CASES, name, file), 'utf8')));
    const actual = renderReport(analyse({ ...expected, sources }), true);

    expect(actual.helm.ok, actual.helm.error).toBe(expected.helm.ok);
    if (!expected.helm.ok) {
      expect(requiredText(actual.helm.error)).toBe(requiredText(expected.helm.error));
      return;
    }
    const secrets = (expected.secrets ?? []).map(({ name, keys }) => [String(name), normal(secretKeys(keys))]);
    expect(Object.fromEntries(actual.secrets.map(({ name, keys }) => [String(name), normal(secretKeys(keys))]))).toEqual(
      Object.fromEntries(secrets),
    );
    expect([...actual.missingSecrets].sort()).toEqual([...(expected.missingSecrets ?? [])].sort());
    expect(Object.keys(actual.processes).sort()).toEqual(Object.keys(expected.processes).sort());
    for (const [process, { effective, error }] of Object.entries(expected.processes)) {
      expect(essence(actual.processes[process]?.error)).toEqual(essence(error));
      if (!error) expect(normal(actual.processes[process]?.effective)).toEqual(normal(effective));
    }
  });
});
