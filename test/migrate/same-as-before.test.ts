import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { sourceText } from '../../src/core/lines.ts';
import type { Plain } from '../../src/core/tree.ts';
import { SETUP_CHARTS, type SetupChart } from '../../src/questions/answers.ts';
import { COMBINATIONS } from '../generate/matrix.ts';
import { useFolder } from './folder.ts';
import { effective, modelOf, modelOfObjects, objectsOf } from './legacy.ts';

/** What another chart brings with it: the names by which Flyte's processes find each other, and nothing else. */
const OF_THE_CHART: Readonly<Record<SetupChart, { readonly endpoint: string; readonly uris: readonly string[] }>> = {
  'flyte-core': {
    endpoint: 'flyteadmin:81',
    uris: ['https://flyte.acme.com', 'http://flyteadmin:80', 'http://flyteadmin.flyte.svc.cluster.local:80'],
  },
  'flyte-binary': {
    endpoint: 'localhost:8089',
    uris: [
      'https://flyte.acme.com',
      'http://flyte-backend-flyte-binary:8088',
      'http://flyte-backend-flyte-binary.flyte:8088',
      'http://flyte-backend-flyte-binary.flyte.svc:8088',
      'http://flyte-backend-flyte-binary.flyte.svc.cluster.local:8088',
    ],
  },
};

type Effective = ReturnType<typeof effective>;

/** The configuration that is expected of another chart. */
function inChart({ auth, security, admin }: Effective, chart: SetupChart): Effective {
  const { endpoint, uris } = OF_THE_CHART[chart];
  return {
    auth: { ...(auth as object), authorizedUris: uris } as Plain,
    security: security ?? null,
    admin: { ...(admin as object), endpoint } as Plain,
  };
}

const folder = useFolder();
const HAND_MADE = COMBINATIONS.filter(({ answers }) => answers.secrets === 'values' || answers.secrets === 'secret');

describe.each(SETUP_CHARTS)('values for %s', (chart) => {
  const inputs = HAND_MADE.filter(({ answers }) => answers.secrets === 'values' || answers.chart === chart);

  test.each(inputs)('from $name: Flyte takes all as before', async ({ answers }) => {
    const objects = objectsOf(answers);
    await folder.put('objects.yaml', objects);
    const { code, stdout, stderr } = await folder.run(['migrate', 'objects.yaml', '--chart', chart, '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      differences: [],
      notCarriedOver: [],
      verdict: { ok: true, errors: 0, warnings: 0 },
    });

    const before = effective(modelOfObjects(objects));
    const values = await folder.read('values-auth.yaml');
    const after = effective(modelOf([sourceText('values-auth.yaml', values)], { ...answers, chart }));
    expect(after).toEqual(chart === answers.chart ? before : inChart(before, chart));

    const manifest = await folder.read('flyte-secret-auth.yaml');
    expect(parseAllDocuments(manifest).map((document) => document.toJS().stringData)).toEqual([
      { client_secret: 'not-a-real-propeller-secret', oidc_client_secret: 'not-a-real-oidc-secret' },
    ]);
    expect(await folder.mode('flyte-secret-auth.yaml')).toBe('600');
    expect(values).not.toContain('not-a-real');
  });
});
