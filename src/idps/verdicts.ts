import type { IdpId } from '../questions/answers.ts';

/** What an issuer URL of this form means for Flyte; `why` is a sentence part that follows the quoted URL. */
export interface VerdictMeaning {
  /** Whose form it is; absent where no provider can be told, or none that Flyte can use. */
  readonly idp?: IdpId;
  /** `error`: flyteadmin cannot start with it, or nobody can log in; `warning`: works with a catch. */
  readonly level: 'ok' | 'warning' | 'error';
  readonly why: string;
  /** The form works once `userAuth.openId.issuerUrl` holds what the discovery document says. */
  readonly needsIssuerUrl?: true;
  /** Logins work, but the provider cannot issue Flyte's tokens. */
  readonly internalOnly?: true;
}

/** Every form of issuer URL that can be told apart by looking at it. */
export const VERDICTS = {
  'okta-custom-as': { idp: 'okta', level: 'ok', why: 'is the issuer of an Okta custom authorization server' },
  'okta-org(Self auth server only)': {
    idp: 'okta',
    level: 'ok',
    internalOnly: true,
    why: "is Okta's org server, whose access tokens are for Okta alone",
  },
  'reject:okta-form': {
    idp: 'okta',
    level: 'error',
    why: 'is no issuer of Okta: those are "https://<domain>[/oauth2/<server id>]", without a final "/"',
  },
  'reject:okta-admin-host': { idp: 'okta', level: 'error', why: "is on the host of Okta's admin console" },
  google: { idp: 'google', level: 'ok', internalOnly: true, why: "is Google's issuer" },
  'reject:google-form': { idp: 'google', level: 'error', why: 'is not "https://accounts.google.com", the only issuer of Google' },
  entra: { idp: 'azure-ad', level: 'ok', why: 'is the issuer of one Microsoft Entra tenant' },
  'entra-v1(warn)': {
    idp: 'azure-ad',
    level: 'warning',
    why: 'is Microsoft Entra\'s issuer of version 1 tokens; Flyte expects version 2, which ends with "/v2.0"',
  },
  'entra-tenant-domain(needs issuerUrl)': {
    idp: 'azure-ad',
    level: 'error',
    needsIssuerUrl: true,
    why: 'names the tenant by its domain, and the discovery document by its GUID',
  },
  'entra-external-id-alias(needs issuerUrl)': {
    idp: 'azure-ad',
    level: 'error',
    needsIssuerUrl: true,
    why: 'names the Entra External ID tenant by an alias, while its discovery document names it by its GUID',
  },
  'reject:entra-multi-tenant-alias': {
    idp: 'azure-ad',
    level: 'error',
    why: 'stands for every tenant, and its discovery document has no issuer of its own',
  },
  'reject:entra-form': {
    idp: 'azure-ad',
    level: 'error',
    why: 'is no issuer of Entra: those end with "/<tenant GUID>/v2.0"',
  },
  'reject:trailing-slash': {
    level: 'error',
    idp: 'azure-ad',
    why: 'ends with "/", which the issuer in the discovery document does not',
  },
  'b2c-tfp(warn)': { level: 'warning', why: 'is a policy of Azure AD B2C, which nobody has tried with Flyte' },
  'reject:b2c-form': {
    level: 'error',
    why: 'is no issuer that Azure AD B2C publishes: discovery works with the "tfp" issuer format alone',
  },
  keycloak: { idp: 'keycloak', level: 'ok', why: 'is the issuer of a Keycloak realm' },
  'keycloak(warn http)': {
    idp: 'keycloak',
    level: 'warning',
    why: 'is reached without TLS; its discovery document has to publish this very URL as the issuer',
  },
  'reject:keycloak-form': {
    idp: 'keycloak',
    level: 'error',
    why: 'is no issuer of Keycloak: those end with "/realms/<realm>"',
  },
  auth0: { idp: 'auth0', level: 'ok', why: 'is the issuer of an Auth0 tenant' },
  'reject:auth0-needs-single-trailing-slash': {
    idp: 'auth0',
    level: 'error',
    why: 'is no issuer of Auth0: those are "https://<tenant domain>/" with the final "/"',
  },
  oidc: { idp: 'oidc', level: 'ok', why: 'is taken as it is; it has to equal "issuer" in the discovery document byte for byte' },
  'oidc(warn http)': { idp: 'oidc', level: 'warning', why: 'is reached without TLS' },
  'reject:unsupported-idp': { level: 'error', why: 'belongs to a provider that cannot log people in to Flyte' },
  'reject:placeholder-or-space': { level: 'error', why: 'holds a placeholder or a blank' },
  'reject:no-scheme': { level: 'error', why: 'does not begin with "https://"' },
  'reject:query-or-fragment': { level: 'error', why: 'holds "?" or "#", which no issuer does' },
  'reject:well-known-suffix': { level: 'error', why: 'is a discovery document; Flyte adds that path itself' },
  'reject:endpoint-not-issuer': { level: 'error', why: 'is an endpoint; the issuer is the part before it' },
} as const satisfies Record<string, VerdictMeaning>;

export type Verdict = keyof typeof VERDICTS;
