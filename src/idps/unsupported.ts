/** A provider that people ask for and that cannot log anybody in to Flyte. */
export interface UnsupportedProvider {
  readonly name: string;
  readonly reason: string;
  readonly wayRound: string;
  /** Hosts of its issuers. */
  readonly hosts: readonly string[];
}

export const UNSUPPORTED_PROVIDERS: readonly UnsupportedProvider[] = [
  {
    name: 'GitHub',
    reason: 'GitHub issues no ID tokens to people: it speaks OAuth 2, and its OpenID Connect issuer serves workflow runs alone',
    wayRound: 'put Dex or Keycloak between GitHub and Flyte, and choose keycloak or oidc here',
    hosts: ['github.com', 'token.actions.githubusercontent.com'],
  },
  {
    name: 'Google Identity Platform (Firebase)',
    reason: 'its discovery document names neither an authorization endpoint nor a token endpoint, so that no login can begin',
    wayRound: 'choose google for Google accounts; put Keycloak in front for other accounts',
    hosts: ['securetoken.google.com'],
  },
];

/** The unsupported provider that an issuer's host (lower case, no port) belongs to. */
export const unsupportedProviderAt = (host: string): UnsupportedProvider | undefined =>
  UNSUPPORTED_PROVIDERS.find(({ hosts }) => hosts.includes(host));
