import type { IssuerUrl, Recognised } from './issuer-url.ts';
import { recognised } from './issuer-url.ts';
import type { IdpProfile } from './profile.ts';
import { consoleRedirectUri, step } from './steps.ts';

const ISSUER = 'https://accounts.google.com';
const HOSTS = ['accounts.google.com', 'oauth2.googleapis.com', 'www.googleapis.com'];

export const google: IdpProfile = {
  id: 'google',
  label: 'Google',
  whyNotExternal: () => "Google's access tokens are opaque and carry no audience of an API, so that Flyte has to issue its own",
  issuerOf: () => ({ issuer: ISSUER }),
  recognise,
  loginScopes: ['profile', 'openid', 'email'],
  loginScopesNote: 'Never add offline_access: Google answers it with invalid_scope.',
  clientId: {
    pattern: /^\d+(-[a-z0-9_]+)?\.apps\.googleusercontent\.com$/,
    looks: 'a client id of Google ("<digits>-<letters and digits>.apps.googleusercontent.com")',
  },
  clientSecret: { pattern: /^GOCSPX-[A-Za-z0-9_-]{28}$|^[A-Za-z0-9_-]{24}$/, looks: 'a client secret of Google ("GOCSPX-…")' },
  links: [{ title: 'OpenID Connect', url: 'https://developers.google.com/identity/openid-connect/openid-connect' }],
  registration: ({ url }) => [
    step('web', 'OAuth client for the console', 'Google Auth Platform > Clients > Create client > Web application', {
      'Authorized redirect URI': consoleRedirectUri(url),
      'User type (Google Auth Platform > Audience)': 'Internal admits your Workspace alone, External admits every Google account',
    }),
  ],
};

function recognise(url: IssuerUrl): Recognised | undefined {
  if (!HOSTS.includes(url.host)) return undefined;
  return url.text === ISSUER ? recognised('google') : recognised('reject:google-form', ISSUER);
}
