import { ENTRA_HOSTS, recogniseEntra } from './entra-issuer.ts';
import { isGuid } from './guid.ts';
import type { IdpAnswers, IdpProfile, IssuerDetails, IssuerResult, RegistrationStep, TokenPlan } from './profile.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri, step } from './steps.ts';

export const azureAd: IdpProfile = {
  id: 'azure-ad',
  label: 'Microsoft Entra ID (Azure AD)',
  whyNotExternal: () => undefined,
  issuerOf,
  recognise: recogniseEntra,
  loginScopes: ['profile', 'openid', 'email', 'offline_access'],
  loginScopesNote:
    'Never add an api:// scope: the access token would not be valid at Microsoft Graph any more, where Flyte asks who has logged in.',
  external: {
    plan,
    notes: {
      audience: 'Version 2 tokens carry the GUID, version 1 tokens the api:// form.',
      cliScopes:
        'A bare "all" would be looked for at Microsoft Graph. The exposed scope must be named "all": Flyte reads it from "scp".',
      propellerScopes: 'In client credentials Entra takes ".default" and refuses single scopes.',
      deviceFlow: 'The app registration has to allow public client flows (Authentication > Advanced settings).',
    },
  },
  clientId: {
    pattern: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    looks: 'an application (client) id of Entra, which is a GUID',
  },
  clientSecret: {
    pattern: /^[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}$/,
    looks: 'the value of a client secret of Entra ("…Q~…")',
  },
  secretTrap: (secret) =>
    isGuid(secret.reveal()) ? 'the client secret is a GUID: that is the "Secret ID"; copy the "Value" beside it' : undefined,
  links: [
    {
      title: 'Register an application',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-register-app',
    },
    {
      title: 'Expose a web API',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/quickstart-configure-app-expose-web-apis',
    },
  ],
  registration: (answers) => (answers.authServer === 'internal' ? [webApp(answers)] : externalSteps(answers)),
};

function issuerOf({ tenantId = '', cloud = 'public' }: IssuerDetails): IssuerResult {
  if (isGuid(tenantId)) return { issuer: `https://${ENTRA_HOSTS[cloud]}/${tenantId.toLowerCase()}/v2.0` };
  return {
    detail: 'tenantId',
    problem: tenantId === '' ? 'the tenant id is missing' : `"${tenantId}" is no tenant id: that is a GUID`,
    remedy: 'copy "Directory (tenant) ID" from the overview of the app registration',
  };
}

/** The exposed scope that people ask for, for example `api://<GUID>/all`. */
const apiScope = ({ apiScope, oidcClientId }: IdpAnswers): string => apiScope ?? `api://${oidcClientId}/all`;

/** The application ID URI: the scope without its last part. */
const apiUri = (answers: IdpAnswers): string => apiScope(answers).replace(/\/[^/]*$/, '');

function plan(answers: IdpAnswers): TokenPlan {
  const uri = apiUri(answers);
  const named = uri.replace(/^api:\/\//, '');
  // Version 2 tokens always carry the GUID of the API's registration, whatever its URI is called.
  const clientId = isGuid(named) ? named : answers.oidcClientId;
  return {
    metadataUrl: '.well-known/openid-configuration',
    allowedAudience: answers.audience ?? [clientId, uri],
    cliScopes: [apiScope(answers), 'offline_access'],
    propellerScopes: [`${uri}/.default`],
  };
}

const webApp = ({ url }: IdpAnswers): RegistrationStep =>
  step('web', 'App registration for the console', 'App registrations > New registration', {
    'Supported account types': 'accounts in this organizational directory only',
    'Redirect URI (platform Web)': consoleRedirectUri(url),
    'Client secret (Certificates & secrets)': 'copy its Value, not its Secret ID',
    'Optional claim (Token configuration)': 'email, in the ID token and the access token',
  });

const externalSteps = (answers: IdpAnswers): readonly RegistrationStep[] => [
  webApp(answers),
  step('server', 'API of the same registration', 'Expose an API', {
    'Application ID URI': apiUri(answers),
    Scope: `${apiScope(answers).replace(/^.*\//, '')} (expose this one only)`,
    'Who can consent': 'Admins and users',
    'requestedAccessTokenVersion (Manifest, below api)': '2',
  }),
  step('native', 'App for flytectl and pyflyte: the same registration, or one of its own', 'Authentication > Add a platform', {
    'Redirect URI (platform Mobile and desktop)': CLI_REDIRECT_URI,
    'Allow public client flows (Advanced settings)': 'Yes',
    'API permission (API permissions)': apiScope(answers),
    Note: answers.url.startsWith('http://localhost')
      ? 'use a registration of its own: Entra does not tell ports of localhost apart, so the two redirect URIs collide'
      : undefined,
  }),
  step('service', 'App for flytepropeller: the same registration, or one of its own', 'Certificates & secrets', {
    'New client secret': 'copy its Value, not its Secret ID',
    Scope: `${apiUri(answers)}/.default`,
  }),
];
