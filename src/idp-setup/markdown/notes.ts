import type { RegisteredApp } from '../../idps/profile.ts';
import type { AuthServer, IdpId } from '../../questions/answers.ts';

/** Something about one provider that its settings alone do not tell. */
export interface Note {
  /** The step that it belongs to. */
  readonly app: RegisteredApp;
  /** The one mode that it holds in; both, if left out. */
  readonly mode?: AuthServer;
  /** Markdown. */
  readonly text: string;
}

export const NOTES: Readonly<Record<IdpId, readonly Note[]>> = {
  okta: [
    {
      app: 'server',
      mode: 'external',
      text: 'In production orgs custom authorization servers need the product API Access Management.',
    },
    {
      app: 'server',
      mode: 'external',
      text: 'Keep the issuer at the domain that you give to `init`: Flyte compares it byte by byte.',
    },
    {
      app: 'server',
      mode: 'external',
      text: '`offline` is a label that flytectl asks for; refresh tokens come with the scope `offline_access` and the grant Refresh Token.',
    },
    {
      app: 'policy',
      text: 'Without a policy and a rule every request is refused, and the server `default` of an Integrator Free Plan org comes without.',
    },
    { app: 'web', text: 'Whoever is not assigned gets "User is not assigned to the client application".' },
    {
      app: 'service',
      text: 'In client credentials Okta refuses `openid` and `offline_access`: flytepropeller asks for `all` alone.',
    },
  ],
  google: [
    { app: 'web', text: 'Fill in the consent screen first (Google Auth Platform > Branding).' },
    { app: 'web', text: 'The client secret is shown once: keep it.' },
    { app: 'web', text: 'Google takes plain http for localhost alone.' },
    { app: 'web', text: 'flytectl and pyflyte log in at Flyte itself: there is nothing to register for them.' },
    {
      app: 'web',
      text: 'Sessions end with the ID token, after about an hour: refresh tokens would need a parameter that Flyte does not send.',
    },
  ],
  'azure-ad': [
    {
      app: 'web',
      text: 'Everybody in the tenant can log in, unless Assignment required is on (Enterprise applications > Properties).',
    },
    { app: 'web', text: 'Entra compares redirect URIs with their case, the path too.' },
    {
      app: 'web',
      text: 'Browser logins ask for `openid profile email offline_access` and never for the scope of the API: Flyte has to be able to ask Microsoft Graph who has logged in.',
    },
    {
      app: 'server',
      text: 'One organizational directory is a must: Flyte does not check who issued an access token, so that a registration for all tenants would let in people of any of them.',
    },
    { app: 'server', text: 'Without version 2 the tokens name another issuer and may carry another audience.' },
    {
      app: 'server',
      text: 'A second scope breaks logins as soon as somebody has consented to it: Flyte takes all of `scp` for the name of one scope, and wants it to be `all`.',
    },
    {
      app: 'native',
      text: 'People are asked for consent at their first login, unless an administrator grants it for the tenant (API permissions).',
    },
    { app: 'service', text: 'A secret of its own on the same registration can be replaced without touching the console.' },
  ],
  keycloak: [
    { app: 'server', text: 'Keycloak puts into `aud` only what an audience mapper puts there.' },
    {
      app: 'server',
      text: 'The tokens of service accounts carry `client_id`; Flyte then wants `all` in the claim `scp`, and it never reads `scope`.',
    },
    {
      app: 'server',
      text: 'Keycloak refuses to issue tokens for a scope that it does not know, so that `offline` has to exist although it does nothing.',
    },
    {
      app: 'web',
      text: 'Give Keycloak a fixed `hostname`: without one the issuer follows the host that was asked, and Flyte compares it byte by byte.',
    },
    {
      app: 'native',
      text: 'Choose between the PKCE method and the Device Authorization Grant: where PKCE is enforced, Keycloak wants it in the device flow too, and flytectl and pyflyte send none there.',
    },
    { app: 'native', text: 'The client needs the client scope `basic` of Keycloak 25 and later: it brings `sub`.' },
    {
      app: 'service',
      text: 'Without the client scope `all` as a default, tokens lack the audience as soon as nobody asks for it.',
    },
  ],
  auth0: [
    {
      app: 'web',
      text: 'ID tokens have to be signed with RS256 (Settings > Advanced Settings > OAuth): Flyte cannot check HS256.',
    },
    { app: 'server', text: 'Tokens of the profile RFC 9068 carry `client_id`, and Flyte refuses those without `scp`.' },
    { app: 'server', text: 'The default audience holds for all applications of the tenant that ask without one.' },
    { app: 'service', text: 'The grant is made under Applications > APIs > Machine to Machine Applications.' },
  ],
  oidc: [
    {
      app: 'server',
      text: 'Flyte reads `aud`, `sub`, `scp`, `client_id` and `email` of access tokens, never `scope`. It takes tokens with `"scp": ["all"]`, and tokens that have neither `scp` nor `client_id`.',
    },
    {
      app: 'server',
      text: 'Flyte does not check who issued an access token: the audience has to be one that only your own people and services get tokens for.',
    },
    {
      app: 'web',
      text: 'The discovery document has to be at `/.well-known/openid-configuration` below the issuer, and its `issuer` has to be that URL byte by byte.',
    },
    { app: 'web', text: 'After a login Flyte asks the `userinfo_endpoint`, which has to take the access token.' },
  ],
};
