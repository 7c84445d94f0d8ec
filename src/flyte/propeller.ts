import type { Sourced } from '../core/origin.ts';
import type { AdminConfig, AuthConfig } from './config.ts';

/** Where a client of flyteadmin takes its secret from; `none` sends an empty one. */
export type SecretSource =
  | { readonly from: 'env'; readonly name: Sourced<string> }
  | { readonly from: 'file'; readonly path: Sourced<string> }
  | { readonly from: 'none' };

/** The client credentials request of flytepropeller, flytescheduler and flytectl. */
export interface TokenRequest {
  readonly clientId: Sourced<string>;
  readonly secret: SecretSource;
  readonly scopes: Sourced<readonly Sourced<string>[]>;
  /** The `audience` parameter; empty where none is sent. */
  readonly audience: Sourced<string>;
  /** Whose token endpoint is asked; empty where flyteadmin is asked for it. */
  readonly tokenUrl: Sourced<string>;
}

/**
 * The token request of a client with authType ClientSecret; undefined for the other types. Without scopes of its own the client takes
 * those that the server (`auth`, where it is known) names for flytectl; `useAudienceFromAdmin` overrules its own audience.
 * Source: flyteidl/clients/go/admin/token_source_provider.go.
 */
export function tokenRequest(admin: AdminConfig, auth: AuthConfig | undefined): TokenRequest | undefined {
  if (admin.authType.value !== 'ClientSecret') return undefined;
  const fromServer = auth?.appAuth.thirdPartyConfig.flyteClient;
  return {
    clientId: admin.clientId,
    secret: secretSource(admin),
    scopes: admin.scopes.value.length === 0 ? (fromServer?.scopes ?? admin.scopes) : admin.scopes,
    audience: admin.useAudienceFromAdmin.value ? (fromServer?.audience ?? admin.audience) : admin.audience,
    tokenUrl: admin.tokenUrl,
  };
}

function secretSource({ clientSecretEnvVar, clientSecretLocation }: AdminConfig): SecretSource {
  if (clientSecretEnvVar.value !== '') return { from: 'env', name: clientSecretEnvVar };
  return clientSecretLocation.value === '' ? { from: 'none' } : { from: 'file', path: clientSecretLocation };
}
