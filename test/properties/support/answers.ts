import fc, { type Arbitrary } from 'fast-check';
import {
  type Answers,
  AUTH_SERVERS,
  type IdpId,
  SECRET_WAYS,
  SETUP_CHARTS,
  STORE_KINDS,
} from '../../../src/questions/answers.ts';
import { gather } from '../../../src/questions/given.ts';
import { QUESTIONS } from '../../../src/questions/index.ts';
import { resolve } from '../../../src/questions/resolve.ts';

/** Answers as people give them, under the keys of the answers file. */
export type RawAnswers = Readonly<Record<string, string | readonly string[]>>;

const chars = (alphabet: string, length: number | { readonly min: number; readonly max: number }): Arbitrary<string> => {
  const { min, max } = typeof length === 'number' ? { min: length, max: length } : length;
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength: min, maxLength: max });
};

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const ALNUM = `${LOWER}${LOWER.toUpperCase()}${DIGITS}`;

/** Words that stand for something still to be filled in, and Okta's name for the host of its administrators. */
const SPECIAL = /^(tbd|todo|fixme|x{3,}|changeme)$|-admin$/i;

/** A DNS label. */
const label = fc
  .tuple(chars(LOWER, 1), chars(`${LOWER}${DIGITS}-`, { min: 0, max: 12 }), chars(`${LOWER}${DIGITS}`, 1))
  .map((parts) => parts.join(''))
  .filter((text) => !SPECIAL.test(text));
const host = fc
  .tuple(label, label, fc.constantFrom('com', 'io', 'dev', 'internal', 'co.uk', 'münchen.de'))
  .map((parts) => parts.join('.'));
const port = fc.integer({ min: 1024, max: 65_535 });
const guid = fc.uuid();

const origin = fc.oneof(
  { weight: 6, arbitrary: host.map((name) => `https://${name}`) },
  { weight: 2, arbitrary: fc.tuple(host, port).map(([name, number]) => `https://${name}:${number}`) },
  { weight: 1, arbitrary: port.map((number) => `http://localhost:${number}`) },
  { weight: 1, arbitrary: fc.constant('https://flyte') },
);

/** A client id where administrators choose it; letters of other alphabets are possible there. */
const word = fc
  .tuple(chars(LOWER, 1), chars(`${ALNUM}._~-`, { min: 2, max: 20 }), fc.constantFrom('', 'é', '界', '-ß'))
  .map((parts) => parts.join(''))
  .filter((text) => !SPECIAL.test(text));
const threeDifferent = (one: Arbitrary<string>) =>
  fc.uniqueArray(one, { minLength: 3, maxLength: 3, selector: (id) => id.toLowerCase() });

const audiences = fc.option(fc.uniqueArray(fc.oneof(origin, word), { minLength: 1, maxLength: 3 }), { nil: undefined });

interface Provider {
  readonly modes: readonly (typeof AUTH_SERVERS)[number][];
  readonly login: Arbitrary<RawAnswers>;
  /** Ids of the console, the command line tools and the service. */
  readonly ids: Arbitrary<readonly string[]>;
  readonly tokens: Arbitrary<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

const oktaId = chars(ALNUM, 17).map((rest) => `0oa${rest}`);

const PROVIDERS: Readonly<Record<IdpId, Provider>> = {
  okta: {
    modes: AUTH_SERVERS,
    login: fc.record({
      oktaDomain: fc.oneof(
        fc.tuple(label, fc.constantFrom('okta.com', 'oktapreview.com', 'okta-emea.com')).map((parts) => parts.join('.')),
        host.filter((name) => !name.includes('ü')),
      ),
      oktaAuthServer: fc.oneof(
        fc.constant('default'),
        chars(ALNUM, 17).map((id) => `aus${id}`),
      ),
    }),
    ids: threeDifferent(oktaId),
    tokens: fc.record({ audience: audiences }),
  },
  google: {
    modes: ['internal'],
    login: fc.constant({}),
    ids: threeDifferent(
      fc
        .tuple(chars('123456789', 12), chars(`${LOWER}${DIGITS}`, 32))
        .map(([project, id]) => `${project}-${id}.apps.googleusercontent.com`),
    ),
    tokens: fc.constant({}),
  },
  'azure-ad': {
    modes: AUTH_SERVERS,
    login: fc.record({ tenantId: guid, cloud: fc.constantFrom('public', 'us-gov', 'china') }),
    // One registration may serve all three.
    ids: fc.oneof(
      threeDifferent(guid),
      guid.map((id) => [id, id, id]),
    ),
    tokens: fc.constant({}),
  },
  keycloak: {
    modes: AUTH_SERVERS,
    login: fc.record({
      keycloakUrl: fc
        .tuple(
          host.filter((name) => !name.includes('ü')),
          fc.constantFrom('', '/auth', '/sso/auth'),
        )
        .map(([name, path]) => `https://${name}${path}`),
      realm: fc.oneof(label, fc.constantFrom('Flyte Users', 'équipe', 'a+b', 'データ', 'Acme & Co')),
    }),
    ids: threeDifferent(fc.oneof(word, fc.constantFrom('flytepropeller', 'flytectl', 'flyteconsole'))),
    tokens: fc.record({ audience: audiences }),
  },
  auth0: {
    modes: AUTH_SERVERS,
    login: fc.record({
      auth0Domain: fc.tuple(label, fc.constantFrom('auth0.com', 'us.auth0.com', 'eu.auth0.com')).map((parts) => parts.join('.')),
    }),
    ids: threeDifferent(chars(ALNUM, 32)),
    tokens: fc.record({ audience: audiences }),
  },
  oidc: {
    modes: AUTH_SERVERS,
    login: fc.record({
      issuer: fc
        .tuple(
          host.filter((name) => !name.includes('ü')),
          fc.constantFrom('', '/', '/dex', '/application/o/flyte/', '/oidc/tenant'),
        )
        .map(([name, path]) => `https://${name}${path}`),
    }),
    ids: threeDifferent(word),
    tokens: fc.record({
      audience: audiences,
      metadataUrl: fc.constantFrom(undefined, '.well-known/openid-configuration', 'https://meta.acme.com/oauth'),
    }),
  },
};

const keeping = fc.constantFrom(...SECRET_WAYS).chain((secrets) =>
  fc.record({
    secrets: fc.constant(secrets),
    secretName: secrets === 'values' ? fc.constant(undefined) : fc.option(label, { nil: undefined }),
    secretStore: secrets === 'external-secrets' ? fc.option(label, { nil: undefined }) : fc.constant(undefined),
    secretStoreKind: secrets === 'external-secrets' ? fc.constantFrom(...STORE_KINDS) : fc.constant(undefined),
  }),
);

/** Answers to every question, in every combination that `init` has: provider, mode, chart, way of keeping secrets. */
export const rawAnswers: Arbitrary<RawAnswers> = fc.constantFrom(...(Object.keys(PROVIDERS) as IdpId[])).chain((idp) => {
  const { modes, login, ids, tokens } = PROVIDERS[idp];
  return fc
    .record({
      mode: fc.constantFrom(...modes),
      chart: fc.constantFrom(...SETUP_CHARTS),
      url: origin,
      release: fc.oneof(fc.constant('flyte-backend'), label),
      namespace: fc.oneof(fc.constant('flyte'), label),
      login,
      ids,
      tokens,
      keeping,
      hashOutside: fc.boolean(),
    })
    .map((parts) => {
      const { mode, chart, url, release, namespace } = parts;
      const [console, cli, service] = parts.ids;
      const mayKeepHash = mode === 'internal' && chart === 'flyte-binary' && parts.keeping.secrets === 'secret';
      return given({
        ...{ idp, authServer: mode, chart, url, release, namespace, oidcClientId: console },
        ...parts.login,
        ...parts.keeping,
        ...(mode === 'external' && { flytectlClientId: cli, propellerClientId: service, ...parts.tokens }),
        ...(mayKeepHash && parts.hashOutside && { hashIn: 'secret' }),
      });
    });
});

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
