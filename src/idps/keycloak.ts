import type { IssuerUrl, Recognised } from './issuer-url.ts';
import { recognised, withoutFinalSlash } from './issuer-url.ts';
import type { IdpAnswers, IdpProfile, IssuerDetails, IssuerResult, RegistrationStep, TokenPlan } from './profile.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri, step } from './steps.ts';

const REALM_PATH = /^((?:\/[^/]+)*?\/realms\/[^/]+)(\/.*)?$/;

export const keycloak: IdpProfile = {
  id: 'keycloak',
  label: 'Keycloak',
  whyNotExternal: () => undefined,
  issuerOf,
  recognise,
  loginScopes: ['profile', 'openid'],
  loginScopesNote: 'Keycloak gives refresh tokens without offline_access; that scope would make sessions that outlive a logout.',
  external: {
    plan,
    notes: {
      audience: 'Keycloak puts it into tokens only where an audience mapper says so; without one "aud" is "account" or missing.',
      cliScopes: 'Keycloak refuses scopes that it does not know: both have to exist as client scopes.',
      propellerScopes:
        'Keycloak marks the tokens of service accounts with client_id, and Flyte then wants "all" in the claim "scp": a mapper of the client scope all writes it.',
      deviceFlow:
        'The public client has to have the OAuth 2.0 Device Authorization Grant and no PKCE Method: Keycloak would ask for PKCE here, too, and Flyte sends none.',
    },
  },
  clientId: { pattern: /^\S+$/, looks: 'a client id: it holds a blank' },
  clientSecret: undefined,
  links: [
    {
      title: 'Managing clients',
      url: 'https://www.keycloak.org/docs/latest/server_admin/#assembly-managing-clients_server_administration_guide',
    },
    { title: 'Client scopes', url: 'https://www.keycloak.org/docs/latest/server_admin/#_client_scopes' },
  ],
  registration: (answers) => (answers.authServer === 'internal' ? [webApp(answers)] : externalSteps(answers)),
};

function issuerOf({ keycloakUrl = '', realm = '' }: IssuerDetails): IssuerResult {
  const base = withoutFinalSlash(keycloakUrl);
  if (base === '') return { detail: 'keycloakUrl', problem: 'the URL of Keycloak is missing' };
  if (base.includes('/realms/')) {
    const remedy = `use "${base.slice(0, base.indexOf('/realms/'))}"; the realm is asked for separately`;
    return { detail: 'keycloakUrl', problem: `"${base}" already names a realm`, remedy };
  }
  if (realm === '') return { detail: 'realm', problem: 'the realm is missing' };
  if (realm.includes('/')) return { detail: 'realm', problem: `"${realm}" is no name of a realm: it holds "/"` };
  return { issuer: `${base}/realms/${pathSegment(realm)}` };
}

/** Encodes a realm the way Keycloak writes it into the issuer: only what a path segment cannot hold (RFC 3986, pchar). */
function pathSegment(realm: string): string {
  if (/%[0-9A-Fa-f]{2}/.test(realm)) return realm;
  return encodeURIComponent(realm).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);
}

function recognise(url: IssuerUrl): Recognised | undefined {
  const [, upToRealm, rest] = REALM_PATH.exec(url.path) ?? [];
  if (upToRealm === undefined) return /\/realms\/?$/.test(url.path) ? recognised('reject:keycloak-form') : undefined;
  if (rest !== undefined) return recognised('reject:keycloak-form', `${url.scheme}://${url.authority}${upToRealm}`);
  return recognised(url.scheme === 'http' ? 'keycloak(warn http)' : 'keycloak');
}

function plan({ audience, url }: IdpAnswers): TokenPlan {
  return {
    metadataUrl: '.well-known/openid-configuration',
    allowedAudience: audience ?? [url],
    cliScopes: ['all', 'offline'],
    propellerScopes: ['all'],
  };
}

const NEW_CLIENT = 'Clients > Create client';

const webApp = ({ url, oidcClientId }: IdpAnswers): RegistrationStep =>
  step('web', 'Client for the console', NEW_CLIENT, {
    'Client ID': oidcClientId,
    'Client authentication': 'On',
    'Authentication flow': 'Standard flow',
    'Valid redirect URI': consoleRedirectUri(url),
  });

/** A mapper adds one audience. */
const audienceMappers = (audiences: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    audiences.map((audience, index) => [
      index === 0 ? 'all, mapper Audience' : `all, mapper Audience ${index + 1}`,
      `Included Custom Audience ${audience}, Add to access token: On`,
    ]),
  );

const externalSteps = (answers: IdpAnswers): readonly RegistrationStep[] => [
  step('server', 'Client scopes of the realm', 'Client scopes > Create client scope, then its tab Mappers', {
    all: 'protocol OpenID Connect, Include in token scope: On',
    ...audienceMappers(plan(answers).allowedAudience),
    'all, mapper Hardcoded claim': 'Token Claim Name scp, Claim value ["all"], Claim JSON Type JSON, Add to access token: On',
    offline: 'protocol OpenID Connect, no mappers',
  }),
  webApp(answers),
  step('native', 'Client for flytectl and pyflyte', NEW_CLIENT, {
    'Client ID': answers.flytectlClientId,
    'Client authentication': 'Off',
    'Authentication flow': 'Standard flow',
    'Valid redirect URI': CLI_REDIRECT_URI,
    // Enforced PKCE shuts out the device flow: Keycloak asks for it there too, and Flyte's clients send none.
    'PKCE Method': 'S256',
    'Client scopes': 'all (Default), offline (Optional)',
  }),
  step('service', 'Client for flytepropeller', NEW_CLIENT, {
    'Client ID': answers.propellerClientId,
    'Client authentication': 'On',
    'Authentication flow': 'Service accounts roles alone',
    'Client scopes': 'all (Default)',
  }),
];
