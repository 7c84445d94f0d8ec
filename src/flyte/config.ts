import { toFlyteForm } from '../secrets/hash-form.ts';
import { BUILT_IN_HASH } from '../secrets/known.ts';
import { GENERATED_KEYS } from './generated-keys.ts';
import { byteLists, bytes, choice, type Decoded, duration, flag, int, mapOf, struct, text, texts, url, urls } from './spec.ts';

/** Source: flyteadmin/auth/config/config.go, flyteadmin/pkg/config/config.go, flyteidl/clients/go/admin/config.go at v1.16.8. */

const CLI_REDIRECTS = ['http://localhost:53593/callback', 'http://localhost:12345/callback'];
const CLIENT_SCOPES = ['all', 'offline', 'access_token'];

const cliClient = (id: string) => ({
  id,
  redirect_uris: CLI_REDIRECTS,
  response_types: ['code', 'token'],
  grant_types: ['refresh_token', 'authorization_code'],
  scopes: CLIENT_SCOPES,
  public: true,
});

/** base64 of the bcrypt hash compiled into flyteadmin since 1.1.44; the secret it was made from is unpublished. */
const BUILT_IN_PROPELLER_HASH = toFlyteForm(BUILT_IN_HASH.bcrypt);

/** fosite's DefaultClient. */
const staticClient = struct({
  id: text(),
  client_secret: bytes(),
  rotated_secrets: byteLists(),
  redirect_uris: texts(),
  grant_types: texts(),
  response_types: texts(),
  scopes: texts(),
  audience: texts(),
  public: flag(),
});

export const authSpec = struct({
  httpAuthorizationHeader: text('flyte-authorization'),
  grpcAuthorizationHeader: text('flyte-authorization'),
  disableForHttp: flag(),
  disableForGrpc: flag(),
  authorizedUris: urls(),
  httpProxyURL: url(),
  userAuth: struct({
    redirectUrl: url('/console'),
    openId: struct({
      clientId: text(),
      clientSecretName: text('oidc_client_secret'),
      clientSecretFile: text(),
      baseUrl: url(),
      issuerUrl: url(),
      scopes: texts(['openid', 'profile']),
    }),
    httpProxyURL: url(),
    cookieHashKeySecretName: text(GENERATED_KEYS.cookieHash),
    cookieBlockKeySecretName: text(GENERATED_KEYS.cookieBlock),
    cookieSetting: struct({
      sameSitePolicy: choice('config.SameSite', ['DefaultMode', 'LaxMode', 'StrictMode', 'NoneMode'], 'DefaultMode'),
      domain: text(),
    }),
    idpQueryParameter: text(),
  }),
  appAuth: struct({
    authServerType: choice('config.AuthorizationServerType', ['Self', 'External'], 'Self'),
    selfAuthServer: struct({
      issuer: text(),
      accessTokenLifespan: duration('30m0s'),
      refreshTokenLifespan: duration('1h0m0s'),
      authorizationCodeLifespan: duration('5m0s'),
      claimSymmetricEncryptionKeySecretName: text(GENERATED_KEYS.claims),
      tokenSigningRSAKeySecretName: text(GENERATED_KEYS.signing),
      oldTokenSigningRSAKeySecretName: text('token_rsa_key_old.pem'),
      staticClients: mapOf(staticClient, {
        'flyte-cli': cliClient('flyte-cli'),
        flytectl: cliClient('flytectl'),
        flytepropeller: {
          id: 'flytepropeller',
          client_secret: BUILT_IN_PROPELLER_HASH,
          redirect_uris: ['http://localhost:3846/callback'],
          response_types: ['token'],
          grant_types: ['refresh_token', 'client_credentials'],
          scopes: CLIENT_SCOPES,
        },
      }),
    }),
    externalAuthServer: struct({
      baseUrl: url(),
      allowedAudience: texts(),
      metadataUrl: url(),
      httpProxyURL: url(),
      retryAttempts: int(5),
      retryDelay: duration('1s'),
    }),
    thirdPartyConfig: struct({
      flyteClient: struct({
        clientId: text('flytectl'),
        redirectUri: text('http://localhost:53593/callback'),
        scopes: texts(['all', 'offline']),
        audience: text(),
      }),
    }),
  }),
});

/** `server.security`; the rest of `server` does not touch authentication. */
export const securitySpec = struct({
  secure: flag(),
  ssl: struct({ certificateFile: text(), keyFile: text() }),
  useAuth: flag(),
  insecureCookieHeader: flag(),
  allowCors: flag(true),
  allowedOrigins: texts(['*']),
  allowedHeaders: texts(['Content-Type', 'flyte-authorization']),
});

/** The client section of flytepropeller, flytescheduler and flytectl. */
export const adminSpec = struct({
  endpoint: url(),
  insecure: flag(),
  insecureSkipVerify: flag(),
  caCertFilePath: text(),
  maxBackoffDelay: duration('8s'),
  perRetryTimeout: duration('15s'),
  maxRetries: int(4),
  maxMessageSizeBytes: int(),
  authType: choice('admin.AuthType', ['ClientSecret', 'Pkce', 'ExternalCommand', 'DeviceFlow'], 'ClientSecret', 'ParseUint'),
  tokenRefreshWindow: duration(),
  useAuth: flag(),
  clientId: text('flytepropeller'),
  clientSecretLocation: text('/etc/secrets/client_secret'),
  clientSecretEnvVar: text(),
  scopes: texts(),
  useAudienceFromAdmin: flag(),
  audience: text(),
  authorizationServerUrl: text(),
  tokenUrl: text(),
  authorizationHeader: text(),
  pkceConfig: struct({ timeout: duration('2m0s'), refreshTime: duration('5m0s') }),
  deviceFlowConfig: struct({ refreshTime: duration('5m0s'), timeout: duration('10m0s'), pollInterval: duration('5s') }),
  command: texts(),
  proxyCommand: texts(),
  defaultServiceConfig: text(),
  httpProxyURL: url(),
});

export type AuthConfig = Decoded<typeof authSpec>;
export type SecurityConfig = Decoded<typeof securitySpec>;
export type AdminConfig = Decoded<typeof adminSpec>;
export type StaticClient = Decoded<typeof staticClient>;
