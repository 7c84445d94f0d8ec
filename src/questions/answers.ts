import type { Secret } from '../secrets/secret.ts';

export const IDP_IDS = ['okta', 'google', 'azure-ad', 'keycloak', 'auth0', 'oidc'] as const;
export type IdpId = (typeof IDP_IDS)[number];

export const AUTH_SERVERS = ['internal', 'external'] as const;
export type AuthServer = (typeof AUTH_SERVERS)[number];

export const SETUP_CHARTS = ['flyte-binary', 'flyte-core'] as const;
export type SetupChart = (typeof SETUP_CHARTS)[number];

export const SECRET_WAYS = ['values', 'secret', 'existing', 'external-secrets'] as const;
export type SecretWay = (typeof SECRET_WAYS)[number];

export const STORE_KINDS = ['ClusterSecretStore', 'SecretStore'] as const;
export type StoreKind = (typeof STORE_KINDS)[number];

export const HASH_PLACES = ['values', 'secret'] as const;
export type HashPlace = (typeof HASH_PLACES)[number];

export const CLOUDS = ['public', 'us-gov', 'china'] as const;
export type Cloud = (typeof CLOUDS)[number];

/**
 * Every answer that `init` works from, complete and checked one by one; the keys are those of the answers file.
 * What is optional here is not asked for every identity provider or mode.
 */
export interface Answers {
  readonly idp: IdpId;
  readonly authServer: AuthServer;
  /** Public URL of Flyte: scheme and host, no trailing slash. */
  readonly url: string;
  readonly chart: SetupChart;
  readonly chartVersion: string;
  readonly release: string;
  readonly namespace: string;
  readonly oktaDomain?: string;
  /** Empty for Okta's org server. */
  readonly oktaAuthServer?: string;
  readonly tenantId?: string;
  readonly cloud?: Cloud;
  readonly keycloakUrl?: string;
  readonly realm?: string;
  readonly auth0Domain?: string;
  /** Issuer URL: the only detail of `oidc`; overrides the built one elsewhere. */
  readonly issuer?: string;
  readonly metadataUrl?: string;
  readonly oidcClientId: string;
  readonly propellerClientId?: string;
  readonly flytectlClientId?: string;
  readonly audience?: readonly string[];
  readonly apiScope?: string;
  readonly bcryptCost: number;
  readonly secrets: SecretWay;
  readonly secretName: string;
  /** The store of External Secrets Operator, and the entry in it; the entry is named like the Secret if left out. */
  readonly secretStore?: string;
  readonly secretStoreKind?: StoreKind;
  readonly secretStoreKey?: string;
  /** Where flytepropeller's hash goes; into the values if left out. */
  readonly hashIn?: HashPlace;
  /** `-` for standard output. */
  readonly output: string;
  readonly secretOutput: string;
  /** The values file for clusters that run workflows alone; flyte-core only. */
  readonly dataPlane?: string;
  /** The configuration file of flytectl and pyflyte for people. */
  readonly clientConfig?: string;
  /** The directory for the guide to the identity provider and the code of its side; made where it is missing. */
  readonly idpSetup?: string;
}

/** The secrets behind the answers; absent where the way of keeping secrets does not need them. */
export interface AnsweredSecrets {
  readonly oidcClientSecret?: Secret;
  readonly propellerClientSecret?: Secret;
}
