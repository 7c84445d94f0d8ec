import { setupFrom } from '../../src/generate/setup.ts';
import { valuesFile } from '../../src/generate/values/file.ts';
import {
  type AnsweredSecrets,
  type Answers,
  type AuthServer,
  type IdpId,
  SECRET_WAYS,
  SETUP_CHARTS,
  type SecretWay,
  type SetupChart,
} from '../../src/questions/answers.ts';
import { secretOf } from '../../src/secrets/secret.ts';

/** base64 of the bcrypt hash (cost 4) of "not-a-real-propeller-secret". */
export const HASH = 'JDJiJDA0JEhnbERtVkduZkRVZkdmOFRSQTJIU3VsTTlMRWlIaVUwUjJaWkFxaWZndFZOSm0zTUhISUZl';

export const SECRETS: AnsweredSecrets = {
  oidcClientSecret: secretOf('not-a-real-oidc-secret'),
  propellerClientSecret: secretOf('not-a-real-propeller-secret'),
};

const GUID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const APP = '11111111-2222-3333-4444-555555555555';

/** The details of one provider with client ids in its own form. */
const PROVIDERS: Readonly<Record<IdpId, Partial<Answers>>> = {
  okta: {
    oktaDomain: 'acme.okta.com',
    oktaAuthServer: 'default',
    oidcClientId: '0oa1aaaaaaaaaaaaaaaa',
    flytectlClientId: '0oa2aaaaaaaaaaaaaaaa',
    propellerClientId: '0oa3aaaaaaaaaaaaaaaa',
  },
  google: { oidcClientId: '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com' },
  'azure-ad': { tenantId: GUID, cloud: 'public', oidcClientId: APP, flytectlClientId: APP, propellerClientId: APP },
  keycloak: {
    keycloakUrl: 'https://kc.acme.com',
    realm: 'flyte',
    oidcClientId: 'flyteconsole',
    flytectlClientId: 'flytectl',
    propellerClientId: 'flytepropeller',
  },
  auth0: {
    auth0Domain: 'acme.us.auth0.com',
    audience: ['https://api.acme.com'],
    oidcClientId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1',
    flytectlClientId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2',
    propellerClientId: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3',
  },
  oidc: { issuer: 'https://dex.acme.com/dex', oidcClientId: 'console', flytectlClientId: 'cli', propellerClientId: 'service' },
};

export interface Combination {
  readonly name: string;
  readonly answers: Answers;
}

/** Complete answers for a provider, a mode, a chart and a way of keeping secrets. */
export function answersFor(
  idp: IdpId,
  authServer: AuthServer,
  chart: SetupChart,
  secrets: SecretWay,
  more: Partial<Answers> = {},
): Answers {
  const { flytectlClientId, propellerClientId, audience, ...login } = PROVIDERS[idp];
  const tokens = authServer === 'external' ? { flytectlClientId, propellerClientId, ...(audience ? { audience } : {}) } : {};
  return {
    idp,
    authServer,
    url: 'https://flyte.acme.com',
    chart,
    chartVersion: 'v1.16.8',
    release: 'flyte-backend',
    namespace: 'flyte',
    oidcClientId: 'console',
    bcryptCost: 10,
    secrets,
    secretName: 'flyte-secret-auth',
    output: 'values-auth.yaml',
    secretOutput: 'flyte-secret-auth.yaml',
    ...login,
    ...tokens,
    ...more,
  } as Answers;
}

const MODES: Readonly<Record<IdpId, readonly AuthServer[]>> = {
  okta: ['internal', 'external'],
  google: ['internal'],
  'azure-ad': ['internal', 'external'],
  keycloak: ['internal', 'external'],
  auth0: ['internal', 'external'],
  oidc: ['internal', 'external'],
};

/** Every provider × mode × chart × way of keeping secrets. */
export const COMBINATIONS: readonly Combination[] = (Object.keys(MODES) as IdpId[]).flatMap((idp) =>
  MODES[idp].flatMap((mode) =>
    SETUP_CHARTS.flatMap((chart) =>
      SECRET_WAYS.map((way) => ({ name: `${idp}-${mode}-${chart}-${way}`, answers: answersFor(idp, mode, chart, way) })),
    ),
  ),
);

/** The set-up of some answers; internal ones with a fixed hash. */
export const setupOfAnswers = (answers: Answers, hash = HASH) =>
  setupFrom(answers, answers.authServer === 'internal' ? hash : undefined);

/** The values file of some answers. */
export const valuesOfAnswers = (answers: Answers, secrets: AnsweredSecrets = SECRETS): string =>
  valuesFile(setupOfAnswers(answers), answers, secrets);
