import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { secretsBeside } from '../../src/kube/beside.ts';
import { kubeObjectsIn } from '../../src/kube/objects.ts';
import { judge } from '../../src/rules/judge.ts';
import { ALL_RULES } from '../../src/rules/registry.ts';
import { MISTAKES } from '../realistic/support/mistakes.ts';
import { invalidFixtures, judgeFixture } from './support/fixtures.ts';

/** For what a loader may refuse that is not known yet. */
const NEVER_MET = ['flyte-load-fails/unknown', 'flyte-load-fails/file'];

const VALUES = readFileSync(new URL('../fixtures/realistic/eks-okta-internal.yaml', import.meta.url), 'utf8');

/** Some faults show only where the manifest of a Secret beside the release is known. */
function judgeBeside(keys: string) {
  const manifest = `apiVersion: v1\nkind: Secret\nmetadata: { name: flyte-auth-secrets }\nstringData: { ${keys} }\n`;
  return judge({
    sources: [sourceText('values.yaml', VALUES)],
    beside: secretsBeside([kubeObjectsIn(sourceText('m.yaml', manifest))]),
  });
}

test('every message of every rule is said of some fixture', async () => {
  const fixtures = [...ALL_RULES.flatMap(({ id }) => invalidFixtures(id)), ...MISTAKES];
  const judgements = [
    ...fixtures.map(judgeFixture),
    judgeBeside('other: not-a-real-secret'),
    judgeBeside('clientSecret: not-a-real-secret'),
  ];
  const diagnostics = (await Promise.all(judgements)).flatMap((judgement) => judgement.diagnostics);
  const said = new Set(diagnostics.map(({ ruleId, messageId }) => `${ruleId}/${messageId}`));
  const all = ALL_RULES.flatMap(({ id, messages }) => Object.keys(messages).map((message) => `${id}/${message}`));
  expect(all.filter((one) => !said.has(one))).toEqual(NEVER_MET);
}, 120_000);
