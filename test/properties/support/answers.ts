import fc, { type Arbitrary } from 'fast-check';
import {
  type Answers,
  type AuthServer,
  IDP_IDS,
  type IdpId,
  SECRET_WAYS,
  SETUP_CHARTS,
  type SecretWay,
  type SetupChart,
  STORE_KINDS,
} from '../../../src/questions/answers.ts';
import { gather } from '../../../src/questions/given.ts';
import { QUESTIONS } from '../../../src/questions/index.ts';
import { resolve } from '../../../src/questions/resolve.ts';
import { PROVIDERS, type RawAnswers } from './providers.ts';
import { label, ORIGINS, origin } from './texts.ts';

const keeping = (secrets: SecretWay) =>
  fc.record({
    secrets: fc.constant(secrets),
    secretName: secrets === 'values' ? fc.constant(undefined) : fc.option(label, { nil: undefined }),
    secretStore: secrets === 'external-secrets' ? fc.option(label, { nil: undefined }) : fc.constant(undefined),
    secretStoreKind: secrets === 'external-secrets' ? fc.constantFrom(...STORE_KINDS) : fc.constant(undefined),
  });

/** Which answers are wanted; what is left out may be anything. */
export interface Wanted {
  readonly idp?: readonly IdpId[];
  readonly mode?: AuthServer;
  readonly chart?: SetupChart;
  readonly secrets?: SecretWay;
  /** Where the public URL leads. */
  readonly at?: keyof typeof ORIGINS;
}

/** Answers to every question, in every combination that `init` has: provider, mode, chart, way of keeping secrets. */
export function rawAnswers(wanted: Wanted = {}): Arbitrary<RawAnswers> {
  const { idp = IDP_IDS, mode } = wanted;
  const able = idp.filter((id) => mode === undefined || PROVIDERS[id].modes.includes(mode));
  return fc.constantFrom(...able).chain((id) => answersAbout(id, wanted));
}

function answersAbout(idp: IdpId, wanted: Wanted): Arbitrary<RawAnswers> {
  const { modes, login, ids, tokens } = PROVIDERS[idp];
  const parts = fc.record({
    mode: wanted.mode ? fc.constant(wanted.mode) : fc.constantFrom(...modes),
    chart: wanted.chart ? fc.constant(wanted.chart) : fc.constantFrom(...SETUP_CHARTS),
    url: wanted.at ? ORIGINS[wanted.at] : origin,
    release: fc.oneof(fc.constant('flyte-backend'), label),
    namespace: fc.oneof(fc.constant('flyte'), label),
    login,
    ids,
    tokens,
    keeping: (wanted.secrets ? fc.constant(wanted.secrets) : fc.constantFrom(...SECRET_WAYS)).chain(keeping),
    hashOutside: fc.boolean(),
  });
  return parts.map((part) => {
    const { mode, chart, url, release, namespace } = part;
    const [console, cli, service] = part.ids;
    const mayKeepHash = mode === 'internal' && chart === 'flyte-binary' && part.keeping.secrets === 'secret';
    return given({
      ...{ idp, authServer: mode, chart, url, release, namespace, oidcClientId: console },
      ...part.login,
      ...part.keeping,
      ...(mode === 'external' && { flytectlClientId: cli, propellerClientId: service, ...part.tokens }),
      ...(mayKeepHash && part.hashOutside && { hashIn: 'secret' }),
    });
  });
}

const given = (answers: Readonly<Record<string, string | readonly string[] | undefined>>): RawAnswers =>
  Object.fromEntries(Object.entries(answers).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

/** What `init` makes of raw answers, read and checked like any others. Throws where it would refuse or ask. */
export function answersOf(raw: RawAnswers): Answers {
  const { draft, problems, missing, unused } = resolve(QUESTIONS, gather(QUESTIONS, { flags: raw, env: {}, answersFile: [] }));
  const complaints = [...problems, ...unused].map(({ question, text }) => `${question.key} ${text}`);
  if (complaints.length + missing.length > 0) {
    throw new Error([...complaints, ...missing.map(({ key }) => `${key} is missing`)].join('; '));
  }
  return draft as Answers;
}
