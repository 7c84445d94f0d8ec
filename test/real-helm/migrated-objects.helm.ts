import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { manifestFile } from '../../src/generate/manifests.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { COMBINATIONS, SECRETS, setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';
import { useFolder } from '../migrate/folder.ts';
import { effective, modelOf, modelOfObjects } from '../migrate/legacy.ts';
import { FLYTE_CHARTS, HELM, helm } from '../support/real-helm.ts';

const folder = useFolder();
const WAYS: readonly Answers['secrets'][] = ['values', 'secret'];
const cases = COMBINATIONS.filter(
  ({ answers: { idp, secrets } }) => WAYS.includes(secrets) && ['okta', 'keycloak'].includes(idp),
);

/** What real Helm makes of the values that init writes, and the Secret beside them. */
async function objectsOf(answers: Answers): Promise<string> {
  await folder.put('before.yaml', valuesOfAnswers(answers));
  const { release, chart, namespace } = answers;
  const values = join(folder.path(), 'before.yaml');
  const rendered = helm('template', release, join(inject('charts'), chart), '-n', namespace, '-f', values);
  return `${rendered}\n---\n${manifestFile(setupOfAnswers(answers), answers, SECRETS) ?? ''}`;
}

describe.skipIf(!FLYTE_CHARTS || !HELM)('objects that real Helm rendered, migrated', () => {
  test.each(cases)('$name', async ({ answers }) => {
    const objects = await objectsOf(answers);
    const { code, stdout } = await folder.run(['migrate', '--namespace', answers.namespace, '--format', 'json'], {
      stdin: objects,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ differences: [], notCarriedOver: [], verdict: { errors: 0, warnings: 0 } });
    const values = sourceText('values-auth.yaml', await folder.read('values-auth.yaml'));
    expect(effective(modelOf([values], answers))).toEqual(effective(modelOfObjects(objects)));
  });
});
