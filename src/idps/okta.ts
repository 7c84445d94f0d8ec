import type { IssuerUrl, Recognised } from './issuer-url.ts';
import { recognised, withoutFinalSlash } from './issuer-url.ts';
import type { IdpAnswers, IdpProfile, IssuerDetails, IssuerResult, RegistrationStep, TokenPlan } from './profile.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri, step } from './steps.ts';

/** Okta's own domains; a custom domain is known by its path alone. */
const OKTA_DOMAINS = [
  'okta.com',
  'oktapreview.com',
  'okta-emea.com',
  'okta-gov.com',
  'okta.mil',
  'okta-miltest.com',
  'trex-govcloud.com',
];
const OWN_HOST = new RegExp(`^[a-z0-9-]+\\.(?:${OKTA_DOMAINS.map((domain) => domain.replaceAll('.', '\\.')).join('|')})$`);
const SERVER_PATH = /^\/oauth2\/[A-Za-z0-9_-]{5,64}$/;
/** Strict enough not to claim the paths of other providers. */
const CUSTOM_DOMAIN_PATH = /^\/oauth2\/(?:default|aus[A-Za-z0-9]{10,})\/?$/;
const ADMIN_LABEL = /^([^.]+)-admin\./;

export const okta: IdpProfile = {
  id: 'okta',
  label: 'Okta',
  whyNotExternal: (details) =>
    isOrgServer(details)
      ? "Okta's org server issues access tokens for Okta alone; an external set-up needs a custom authorization server"
      : undefined,
  issuerOf,
  recognise,
  loginScopes: ['profile', 'openid'],
  loginScopesNote:
    'Add offline_access only where the web app has the Refresh Token grant: people then stay logged in for longer.',
  external: {
    plan,
    notes: {
      audience: 'The audience that is set on the authorization server at Okta.',
      cliScopes: 'Okta must know both as scopes of the authorization server.',
      propellerScopes:
        'Without this flytepropeller asks for the scopes of flyteClient, and Okta refuses offline in client credentials.',
      deviceFlow: 'The native app at Okta, and the rule of its access policy, have to grant Device Authorization.',
    },
  },
  clientId: { pattern: /^0oa[A-Za-z0-9]{17}$/, looks: 'a client id of Okta ("0oa" and 17 letters or digits)' },
  clientSecret: {
    pattern: /^[A-Za-z0-9_-]{40}$|^[A-Za-z0-9_-]{64}$/,
    looks: 'a client secret of Okta (64 characters, 40 in old apps)',
  },
  links: [
    { title: 'Authorization servers', url: 'https://developer.okta.com/docs/concepts/auth-servers/' },
    { title: 'Create an authorization server', url: 'https://developer.okta.com/docs/guides/customize-authz-server/main/' },
  ],
  registration,
};

const isOrgServer = (details: IssuerDetails): boolean =>
  details.issuer === undefined ? !details.oktaAuthServer : !details.issuer.includes('/oauth2/');

function issuerOf(details: IssuerDetails): IssuerResult {
  const domain = withoutFinalSlash(details.oktaDomain ?? '').replace(/^https:\/\//, '');
  if (domain === '') return { detail: 'oktaDomain', problem: 'the Okta domain is missing' };
  const own = domain.replace(ADMIN_LABEL, '$1.');
  if (own !== domain && OWN_HOST.test(domain)) {
    return { detail: 'oktaDomain', problem: `"${domain}" is the host of Okta's admin console`, remedy: `use "${own}"` };
  }
  const server = details.oktaAuthServer ?? '';
  if (server !== '' && !SERVER_PATH.test(`/oauth2/${server}`)) {
    return {
      detail: 'oktaAuthServer',
      problem: `"${server}" is no id of an Okta authorization server`,
      remedy: 'take the last part of the issuer URI, "default" or "aus…"',
    };
  }
  return { issuer: server === '' ? `https://${domain}` : `https://${domain}/oauth2/${server}` };
}

function recognise(url: IssuerUrl): Recognised | undefined {
  if (!OWN_HOST.test(url.host)) return recogniseCustomDomain(url);
  const admin = ADMIN_LABEL.exec(url.host);
  if (admin === null) return recogniseForm(url);
  return recognised('reject:okta-admin-host', `https://${url.host.replace(ADMIN_LABEL, '$1.')}${withoutFinalSlash(url.path)}`);
}

const recogniseCustomDomain = (url: IssuerUrl): Recognised | undefined =>
  url.scheme === 'https' && CUSTOM_DOMAIN_PATH.test(url.path) ? recogniseForm(url) : undefined;

function recogniseForm(url: IssuerUrl): Recognised {
  const path = withoutFinalSlash(url.path);
  const meant = `https://${url.authority.toLowerCase()}${path}`;
  if (path !== '' && !SERVER_PATH.test(path)) return recognised('reject:okta-form');
  if (url.text !== meant) return recognised('reject:okta-form', meant);
  return recognised(path === '' ? 'okta-org(Self auth server only)' : 'okta-custom-as');
}

function plan(answers: IdpAnswers): TokenPlan {
  return {
    metadataUrl: undefined,
    allowedAudience: answers.audience ?? [answers.url],
    cliScopes: ['all', 'offline'],
    propellerScopes: ['all'],
  };
}

function registration(answers: IdpAnswers): readonly RegistrationStep[] {
  return answers.authServer === 'internal' ? internalSteps(answers) : externalSteps(answers);
}

const NEW_APP = 'Applications > Applications > Create App Integration';
const SERVERS = 'Security > API > Authorization Servers';
const PEOPLE = 'the people or groups who may use Flyte';

const webApp = (answers: IdpAnswers) =>
  step('web', 'Web app for the console', `${NEW_APP} > OIDC - OpenID Connect > Web Application`, {
    'Sign-in redirect URI': consoleRedirectUri(answers.url),
    'Grant type': 'Authorization Code (add Refresh Token before you ask for offline_access)',
    Assignments: PEOPLE,
  });

const policy = (clients: string, grants: string, scopes: string) =>
  step('policy', 'Access policy of the authorization server', `${SERVERS} > the server > Access Policies`, {
    'Assigned to': clients,
    'Rule: grant types': grants,
    'Rule: people': 'any user assigned the app',
    'Rule: scopes': scopes,
  });

const internalSteps = (answers: IdpAnswers): readonly RegistrationStep[] =>
  isOrgServer(answers) ? [webApp(answers)] : [webApp(answers), policy('the web app', 'Authorization Code', 'openid and profile')];

const externalSteps = (answers: IdpAnswers): readonly RegistrationStep[] => [
  step('server', 'Custom authorization server', `${SERVERS} > ${answers.oktaAuthServer ?? 'Add Authorization Server'}`, {
    Audience: plan(answers).allowedAudience.join(', '),
    Scopes: 'all, offline',
  }),
  webApp(answers),
  step('native', 'Native app for flytectl and pyflyte', `${NEW_APP} > OIDC - OpenID Connect > Native Application`, {
    'Sign-in redirect URI': CLI_REDIRECT_URI,
    'Grant types': 'Authorization Code, Refresh Token, Device Authorization',
    'Client authentication': 'None, PKCE required',
    Assignments: PEOPLE,
  }),
  step('service', 'Service app for flytepropeller', `${NEW_APP} > API Services`, {
    'Grant type': 'Client Credentials',
    'Client authentication': 'Client secret',
    DPoP: 'not required',
  }),
  policy('the three apps', 'Authorization Code, Client Credentials, Device Authorization', 'any scopes'),
];
