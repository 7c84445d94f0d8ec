import { sourceText } from '../../core/lines.ts';
import { kubeObjectsIn } from '../../kube/objects.ts';
import type { AnsweredSecrets, Answers } from '../../questions/answers.ts';
import { ENTRY_NAMES, SECRET_ENTRIES } from '../../secrets/entries.ts';
import { secretOf } from '../../secrets/secret.ts';
import { secretPlaces } from '../../secrets/secret-objects.ts';
import { lookAt, standingText } from '../look-at.ts';
import { type ExistingSecrets, stillValid } from './existing-secrets.ts';
import type { OwnValues } from './own-values.ts';

/** The secrets in the manifest that an earlier run has written where this one would write its own, as far as they still fit. */
export async function secretsInManifest(answers: Answers, own: OwnValues, cwd: string): Promise<AnsweredSecrets> {
  const { secretOutput, chart, secretName } = answers;
  if (secretOutput === '-' || !(await lookAt(secretOutput, cwd)).exists) return {};
  const { objects } = kubeObjectsIn(sourceText(secretOutput, await standingText(secretOutput, cwd)));
  const places = secretPlaces(chart, secretName);
  const found: { -readonly [K in keyof AnsweredSecrets]: AnsweredSecrets[K] } = {};
  for (const key of ENTRY_NAMES) {
    const text = objects.find(({ kind, name }) => kind === 'Secret' && name === places[key])?.keys.get(key)?.text;
    if (text !== undefined && text !== '') found[SECRET_ENTRIES[key]] = secretOf(text);
  }
  const { oidcClientSecret, propellerClientSecret }: ExistingSecrets = stillValid({ ...found, of: own.secrets.of }, answers);
  return { ...(oidcClientSecret && { oidcClientSecret }), ...(propellerClientSecret && { propellerClientSecret }) };
}
