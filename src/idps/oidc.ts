import { recognised } from './issuer-url.ts';
import type { IdpAnswers, IdpProfile, RegistrationStep, TokenPlan } from './profile.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri, step } from './steps.ts';

/** Any other OpenID Connect provider: what the standards promise and no more. */
export const oidc: IdpProfile = {
  id: 'oidc',
  label: 'Other OpenID Connect',
  whyNotExternal: () => undefined,
  issuerOf: ({ issuer = '' }) => (issuer === '' ? { detail: 'issuer', problem: 'the issuer URL is missing' } : { issuer }),
  recognise: ({ scheme }) => recognised(scheme === 'http' ? 'oidc(warn http)' : 'oidc'),
  loginScopes: ['profile', 'openid'],
  loginScopesNote: 'Add offline_access if the provider gives refresh tokens for it: people then stay logged in for longer.',
  external: {
    plan,
    notes: {
      audience: 'What the provider puts into "aud" of the access tokens that it issues for Flyte.',
      cliScopes:
        'The provider must know the first as a scope and write it into the claim "scp", or write neither "scp" nor "client_id".',
      propellerScopes: 'Without this flytepropeller asks for the scopes of flyteClient, offline_access among them.',
      deviceFlow: 'The metadata of the provider has to name a device_authorization_endpoint, and the public client may use it.',
    },
  },
  clientId: undefined,
  clientSecret: undefined,
  links: [{ title: 'OpenID Connect Discovery', url: 'https://openid.net/specs/openid-connect-discovery-1_0.html' }],
  registration: (answers) => (answers.authServer === 'internal' ? [webApp(answers)] : externalSteps(answers)),
};

function plan({ audience, url, apiScope }: IdpAnswers): TokenPlan {
  return {
    metadataUrl: '.well-known/openid-configuration',
    allowedAudience: audience ?? [url],
    cliScopes: [apiScope ?? 'all', 'offline_access'],
    propellerScopes: [apiScope ?? 'all'],
  };
}

const webApp = ({ url }: IdpAnswers): RegistrationStep =>
  step('web', 'Confidential client for the console', undefined, {
    'Redirect URI': consoleRedirectUri(url),
    'Grant type': 'authorization_code',
  });

const externalSteps = (answers: IdpAnswers): readonly RegistrationStep[] => [
  step('server', 'Authorization server', undefined, {
    'Access tokens': 'JWTs, signed with a key of jwks_uri',
    'Claim aud': plan(answers).allowedAudience.join(', '),
    Scope: 'all, written into the claim "scp" as a list',
  }),
  webApp(answers),
  step('native', 'Public client for flytectl and pyflyte', undefined, {
    'Redirect URI': CLI_REDIRECT_URI,
    'Grant types': 'authorization_code, refresh_token',
    PKCE: 'S256',
    Scopes: plan(answers).cliScopes.join(', '),
  }),
  step('service', 'Confidential client for flytepropeller', undefined, {
    'Grant type': 'client_credentials',
    Scopes: plan(answers).propellerScopes.join(', '),
  }),
];
