import fc, { type Arbitrary } from 'fast-check';
import { AUTH_SERVERS, type IdpId } from '../../../src/questions/answers.ts';
import { ALNUM, chars, DIGITS, guid, host, LOWER, label, origin, threeDifferent, word } from './texts.ts';

/** Answers as people give them, under the keys of the answers file. */
export type RawAnswers = Readonly<Record<string, string | readonly string[]>>;

const audiences = fc.option(fc.uniqueArray(fc.oneof(origin, word), { minLength: 1, maxLength: 3 }), { nil: undefined });

/** What a provider can be asked for. */
export interface Provider {
  readonly modes: readonly (typeof AUTH_SERVERS)[number][];
  readonly login: Arbitrary<RawAnswers>;
  /** Ids of the console, the command line tools and the service. */
  readonly ids: Arbitrary<readonly string[]>;
  readonly tokens: Arbitrary<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

const oktaId = chars(ALNUM, 17).map((rest) => `0oa${rest}`);

/** Everything about the providers that `init` knows. */
export const PROVIDERS: Readonly<Record<IdpId, Provider>> = {
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
