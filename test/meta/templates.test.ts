import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { manifestFile } from '../../src/generate/manifests.ts';
import { valuesFile } from '../../src/generate/values/file.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { judge } from '../../src/rules/judge.ts';
import { answersFor, SECRETS, setupOfAnswers } from '../generate/matrix.ts';

/** A hash of the usual cost; the one that other tests share costs less than anybody would take. */
const HASH = 'JDJiJDEwJDhsVWRPck9RUWcucURhUmIxNHRCenVTSzFmYVl5V2o1R1hFc1J3TFh3YnA5TUdHczl3SUdP';

/** The files of templates/: what init writes for common set-ups. `npx vitest run test/meta/templates.test.ts -u` writes them anew. */
const TEMPLATES: Readonly<Record<string, Answers>> = {
  'flyte-binary-google': answersFor('google', 'internal', 'flyte-binary', 'secret'),
  'flyte-binary-okta-external': answersFor('okta', 'external', 'flyte-binary', 'secret'),
  'flyte-binary-entra-external': answersFor('azure-ad', 'external', 'flyte-binary', 'secret'),
  'flyte-core-google': answersFor('google', 'internal', 'flyte-core', 'secret'),
  'flyte-core-keycloak-external': answersFor('keycloak', 'external', 'flyte-core', 'secret'),
  'flyte-core-okta-external': answersFor('okta', 'external', 'flyte-core', 'secret'),
};

describe('the templates', () => {
  test.each(Object.entries(TEMPLATES))('%s is what init writes, and passes', async (name, answers) => {
    const text = valuesFile(setupOfAnswers(answers, HASH), answers, SECRETS);
    await expect(text).toMatchFileSnapshot(`../../templates/${name}.yaml`);
    const { chart, chartVersion, release, namespace } = answers;
    const { diagnostics } = await judge({ sources: [sourceText(name, text)], chart, chartVersion, release, namespace });
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test.each([
    ['secret', 'flyte-secret-auth'],
    ['external-secrets', 'flyte-external-secret'],
  ] as const)('the manifest of %s', async (way, name) => {
    const answers = answersFor('okta', 'external', 'flyte-binary', way);
    await expect(manifestFile(setupOfAnswers(answers), answers, SECRETS)).toMatchFileSnapshot(`../../templates/${name}.yaml`);
  });
});
