import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import type { SetupChart } from '../../src/questions/answers.ts';
import { HASH } from '../generate/matrix.ts';
import { CASES, type Case } from '../own-file/cases.ts';
import { FLYTE_CHARTS, HELM } from '../support/real-helm.ts';
import { expectSameAsHelm } from '../support/same-as-helm.ts';

const FIXTURES = new URL('../fixtures/own-file/', import.meta.url).pathname;

/** Files that hold more than values of one of Flyte's charts: the place of these in the list of the file's documents. */
const WITHIN: Readonly<Record<string, { readonly chart: SetupChart; readonly path: string }>> = {
  'argocd-text': { chart: 'flyte-binary', path: '0.spec.source.helm.values' },
  'argocd-object': { chart: 'flyte-core', path: '0.spec.sources.1.helm.valuesObject' },
  flux: { chart: 'flyte-binary', path: '1.spec.values' },
  'umbrella-flyte': { chart: 'flyte-core', path: '0.flyte' },
  'own-umbrella': { chart: 'flyte-binary', path: '0.flyte' },
};

/** What the chart gets of a file, as text. */
function valuesIn(file: string, path: string | undefined): string {
  const text = readFileSync(join(FIXTURES, file), 'utf8').replaceAll('@A-NEW-HASH@', HASH);
  if (path === undefined) return text;
  const documents: unknown = parseAllDocuments(text).map((document) => document.toJS());
  const found = path.split('.').reduce((node, step) => (node as Record<string, unknown>)[step], documents);
  return typeof found === 'string' ? found : stringify(found);
}

const chartOf = ({ name }: Case): SetupChart => WITHIN[name]?.chart ?? (name.startsWith('core-') ? 'flyte-core' : 'flyte-binary');

describe.skipIf(!FLYTE_CHARTS || !HELM)("users' own files after init --values, rendered by real Helm", () => {
  test.each(CASES)('$name', (one) => {
    const files = [...(one.earlier ?? []), 'after.yaml'].map((file) => valuesIn(join(one.name, file), WITHIN[one.name]?.path));
    const release = { chart: chartOf(one), chartVersion: 'v1.16.8', name: 'flyte-backend', namespace: 'flyte' };
    expectSameAsHelm(release, files);
  });
});
