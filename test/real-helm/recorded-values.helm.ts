import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { FLYTE_CHARTS, HELM } from '../support/real-helm.ts';
import { expectSameAsHelm } from '../support/same-as-helm.ts';

const CASES = new URL('../fixtures/oracle/', import.meta.url).pathname;
/** The umbrella charts need their dependencies unpacked, which a plain checkout does not have. */
const UMBRELLAS = /^[us]\d/;

describe.skipIf(!FLYTE_CHARTS || !HELM)('the recorded values rendered by real Helm', () => {
  const names = readdirSync(CASES).filter((name) => !name.includes('.') && !UMBRELLAS.test(name));
  test.each(names)('%s', (name) => {
    const { chart, chartVersion, release, namespace, values } = JSON.parse(
      readFileSync(join(CASES, name, 'expected.json'), 'utf8'),
    );
    const texts = (values as string[]).map((file) => readFileSync(join(CASES, name, file), 'utf8'));
    expectSameAsHelm({ chart, chartVersion, name: release, namespace }, texts);
  });
});
