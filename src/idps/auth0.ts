import type { IssuerUrl, Recognised } from './issuer-url.ts';
import { recognised, withoutFinalSlash } from './issuer-url.ts';
import type { IdpAnswers, IdpProfile, IssuerDetails, IssuerResult, RegistrationStep, TokenPlan } from './profile.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri, step } from './steps.ts';

export const auth0: IdpProfile = {
  id: 'auth0',
  label: 'Auth0',
  whyNotExternal: () => undefined,
  issuerOf,
  recognise,
  loginScopes: ['profile', 'openid', 'offline_access'],
  loginScopesNote: 'offline_access keeps people logged in; it needs the Refresh Token grant of the web app.',
  external: {
    plan,
    notes: {
      audience: 'The identifier of the API at Auth0, which it writes into "aud".',
      cliScopes: 'At Auth0 the scope that brings refresh tokens is offline_access.',
      propellerScopes:
        'Without this flytepropeller asks for the scopes of flyteClient, and Auth0 refuses offline_access in client credentials.',
      deviceFlow: 'The native application at Auth0 has to have the grant type Device Code.',
    },
  },
  clientId: { pattern: /^[A-Za-z0-9]{32}$/, looks: 'a client id of Auth0 (32 letters or digits)' },
  clientSecret: { pattern: /^[A-Za-z0-9_-]{64}$/, looks: 'a client secret of Auth0 (64 characters)' },
  links: [
    { title: 'Register APIs', url: 'https://auth0.com/docs/get-started/auth0-overview/set-up-apis' },
    { title: 'Access token profiles', url: 'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles' },
  ],
  registration: (answers) => (answers.authServer === 'internal' ? [webApp(answers)] : externalSteps(answers)),
};

function issuerOf({ auth0Domain = '' }: IssuerDetails): IssuerResult {
  const domain = withoutFinalSlash(auth0Domain).replace(/^https:\/\//, '');
  if (domain === '') return { detail: 'auth0Domain', problem: 'the Auth0 domain is missing' };
  if (domain.includes('/')) return { detail: 'auth0Domain', problem: `"${domain}" is no domain: it holds "/"` };
  return { issuer: `https://${domain}/` };
}

function recognise(url: IssuerUrl): Recognised | undefined {
  if (!url.host.endsWith('.auth0.com')) return undefined;
  const meant = `https://${url.host}/`;
  return url.text === meant ? recognised('auth0') : recognised('reject:auth0-needs-single-trailing-slash', meant);
}

function plan({ audience, url }: IdpAnswers): TokenPlan {
  const allowedAudience = audience ?? [url];
  return {
    metadataUrl: '.well-known/openid-configuration',
    allowedAudience,
    cliScopes: ['all', 'offline_access'],
    propellerScopes: ['all'],
    audience: allowedAudience[0] ?? url,
  };
}

const NEW_APPLICATION = 'Applications > Applications > Create Application';

const webApp = ({ url }: IdpAnswers): RegistrationStep =>
  step('web', 'Regular Web Application for the console', NEW_APPLICATION, {
    'Allowed Callback URL': consoleRedirectUri(url),
    'Grant Types': 'Authorization Code, Refresh Token',
  });

const externalSteps = (answers: IdpAnswers): readonly RegistrationStep[] => [
  step('server', 'API', 'Applications > APIs > Create API', {
    Identifier: plan(answers).audience,
    Permission: 'all',
    'JSON Web Token (JWT) Signing Algorithm': 'RS256',
    'JSON Web Token (JWT) Profile': 'Auth0, not RFC 9068',
    'Allow Offline Access': 'On',
    'Default Audience (Settings > General of the tenant)': `${plan(answers).audience}, because flytectl sends no audience in browser logins`,
  }),
  webApp(answers),
  step('native', 'Native application for flytectl and pyflyte', NEW_APPLICATION, {
    'Allowed Callback URL': CLI_REDIRECT_URI,
    'Grant Types': 'Authorization Code, Refresh Token, Device Code',
  }),
  step('service', 'Machine to Machine application for flytepropeller', NEW_APPLICATION, {
    'Authorized API': `${plan(answers).audience}, permission all`,
    'Grant Type': 'Client Credentials',
  }),
];
