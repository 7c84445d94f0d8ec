import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { SCHEMA_CHARTS, type SchemaChart, valuesSchema } from '../../src/schema/values-schema.ts';
import { COMBINATIONS, valuesOfAnswers } from '../generate/matrix.ts';
import { FLYTE_CHARTS, HELM, helm } from '../support/real-helm.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flyte-auth-config-schema-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function template(chart: SchemaChart, values: string): string {
  writeFileSync(join(folder, 'values.yaml'), values);
  try {
    return helm('template', 'release', join(folder, chart), '-f', join(folder, 'values.yaml'));
  } catch (error) {
    return String((error as { stderr?: string }).stderr ?? error);
  }
}

describe.skipIf(!FLYTE_CHARTS || !HELM)('the schema as values.schema.json of the chart', () => {
  beforeAll(() => {
    for (const chart of SCHEMA_CHARTS) {
      cpSync(join(inject('charts'), chart), join(folder, chart), { recursive: true });
      writeFileSync(join(folder, chart, 'values.schema.json'), JSON.stringify(valuesSchema(chart)));
    }
  });

  test.each(SCHEMA_CHARTS)('takes the values that %s has itself', (chart) => {
    expect(template(chart, '')).not.toMatch(/^Error/);
  });

  test.each(COMBINATIONS)('takes what init writes: $name', ({ answers }) => {
    expect(template(answers.chart, valuesOfAnswers(answers))).not.toMatch(/^Error/);
  });

  test.each([
    [
      'flyte-binary',
      'configuration: {inline: {auth: {externalAuthServer: {}}}}',
      "additional properties 'externalAuthServer' not allowed",
    ],
    ['flyte-core', 'configmap: {adminServer: {auth: {appAuth: {authServerType: external}}}}', "one of 'Self', 'External'"],
  ] as const)('refuses in %s %s', (chart, values, error) => {
    expect(template(chart, values)).toContain(error);
  });
});
