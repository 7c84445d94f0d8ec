import type { Origin } from '../core/origin.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { existingAnswers } from '../generate/own/existing.ts';
import { existingSecrets } from '../generate/own/existing-secrets.ts';
import { type Finder, finderIn } from '../generate/own/found.ts';
import type { OwnValues } from '../generate/own/own-values.ts';
import type { Given, GivenAnswer } from '../questions/given.ts';
import { QUESTIONS } from '../questions/index.ts';
import type { AnswerKey } from '../questions/question.ts';
import { resolve } from '../questions/resolve.ts';
import type { Legacy } from './legacy.ts';
import { placeOfSecret } from './places.ts';
import { umbrellaOf } from './umbrella.ts';

/** What the objects do not tell about values: how secrets should be kept from now on, and what is written. */
const DECIDED_ANEW: readonly AnswerKey[] = ['secrets', 'secretName', 'output'];

/** The configuration of a running Flyte as if it were values. `given` says what somebody has decided for the new ones. */
export function asValues({ analysis, files }: Legacy, given: Given): OwnValues {
  const { model } = analysis;
  const sources = files.map(({ source }) => source);
  const found = existingAnswers(analysis, inForce(model));
  const secrets = existingSecrets(model, resolve(QUESTIONS, found).draft);
  const file = sources[0]?.name ?? '';
  const answer = (raw: string): GivenAnswer => ({
    raw,
    source: { from: 'existing', file, at: { line: 1, column: 1 }, path: 'the objects' },
  });
  const existing: Given = new Map([
    ...[...found].filter(([key]) => !DECIDED_ANEW.includes(key)),
    ['release', answer(model.release.name)],
    ['namespace', answer(model.release.namespace)],
    ['secrets', answer('secret')],
    ...secretName(model, given).map((name) => ['secretName', answer(name)] as const),
  ]);
  const { draft } = resolve(QUESTIONS, existing);
  const target = sources[0] ?? { name: '', text: '', lineStarts: [0] };
  // Whoever names a chart wants values for that one.
  const umbrella = given.has('chart') ? undefined : umbrellaOf(files, model);
  return { sources, target, place: '-', analysis, existing, secrets: { ...secrets, of: draft }, umbrella };
}

/** At a running Flyte it is no accident who logs people in and who issues tokens, even where that is only a default. */
const IN_FORCE = ['auth.userAuth.openId.baseUrl', 'auth.appAuth.authServerType'];

function inForce(model: ReleaseModel): Finder {
  const finder = finderIn(model);
  const root: Origin = model.userValues.origin;
  return {
    ...finder,
    one: (setting) => {
      const text = IN_FORCE.includes(setting) ? finder.anybody(setting) : undefined;
      return finder.one(setting) ?? (text && root.from === 'file' ? { text, origin: root } : undefined);
    },
  };
}

/** Secrets that stay in the cluster keep their names. */
function secretName(model: ReleaseModel, given: Given): readonly string[] {
  const stays = given.get('secrets')?.raw === 'existing';
  const name = stays ? placeOfSecret('oidc_client_secret', model) : undefined;
  return name === undefined ? [] : [name];
}
