import { type IdpSetup, setupOf } from '../../../src/idp-setup/setup.ts';
import { type Answers, AUTH_SERVERS, type AuthServer, IDP_IDS, type IdpId } from '../../../src/questions/answers.ts';
import type { Draft } from '../../../src/questions/question.ts';
import { answersFor } from '../../generate/matrix.ts';

export const URL_OF_FLYTE = 'https://flyte.example.com';
export const TENANT = '11111111-2222-3333-4444-555555555555';

/** What a user of each provider knows before anything is set up there. */
export const DETAILS: Readonly<Record<IdpId, Draft>> = {
  okta: { oktaDomain: 'acme.okta.com' },
  google: {},
  'azure-ad': { tenantId: TENANT },
  keycloak: { keycloakUrl: 'https://sso.example.com/auth', realm: 'flyte' },
  auth0: { auth0Domain: 'acme.us.auth0.com' },
  oidc: { issuer: 'https://sso.example.com' },
};

/** A set-up with the answers that a user would give. */
export const setup = (idp: IdpId, authServer: AuthServer, more: Draft = {}): IdpSetup =>
  setupOf({
    idp,
    authServer,
    url: URL_OF_FLYTE,
    ...DETAILS[idp],
    ...(idp === 'okta' && authServer === 'internal' && { oktaAuthServer: '' }),
    ...more,
  });

/** Every provider in every mode that it can do. */
export const EVERY_SETUP: readonly (readonly [IdpId, AuthServer])[] = IDP_IDS.flatMap((idp) =>
  AUTH_SERVERS.filter((mode) => idp !== 'google' || mode === 'internal').map((mode) => [idp, mode] as const),
);

/** A set-up as `init` has it when it writes the values, too: every id is known. */
export const written = (idp: IdpId, authServer: AuthServer, more: Partial<Answers> = {}): IdpSetup =>
  setupOf(answersFor(idp, authServer, 'flyte-core', 'secret', { url: URL_OF_FLYTE, ...more }), 'values-auth.yaml');
