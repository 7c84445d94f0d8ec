import type { authSpec } from '../flyte/config.ts';
import type { Told } from './told.ts';

const NANOSECONDS = 'a number with a unit ("30m"); a bare number counts nanoseconds';

const CLIENT: Told<typeof authSpec.fields.appAuth.fields.selfAuthServer.fields.staticClients>[1] = [
  'one client; what it may do is what is written here, nothing is inherited',
  {
    id: 'repeats the key of the client; with any other, logins of CLIs end in invalid_grant',
    client_secret: 'base64 of the bcrypt hash of the secret; anything that is not base64 keeps Flyte from starting',
    rotated_secrets: 'base64 of bcrypt hashes of older secrets that still work; what is not base64 keeps Flyte from starting',
    redirect_uris: 'where the browser may be sent back to; what is not listed letter by letter is refused',
    grant_types:
      'client_credentials for services, authorization_code and refresh_token for CLIs; without its own a client is refused',
    response_types: 'code for CLIs; a client without it ends in unsupported_response_type',
    scopes: 'what the client may ask for; one scope beyond them ends in invalid_scope',
    audience: 'audiences that the client may ask for; one that is not listed ends in invalid_request',
    public: 'true for CLIs, which have no secret; a service that is public is refused',
  },
];

const OPEN_ID: Told<typeof authSpec.fields.userAuth.fields.openId> = [
  'the web app at the identity provider, by which people log in in the browser',
  {
    clientId: 'client id of the web app; with any other, the identity provider shows an error instead of a login',
    clientSecretName: 'file in /etc/secrets that holds the secret of the web app; flyteadmin does not start without it',
    clientSecretFile: 'path of a file with that secret, in place of clientSecretName; flyteadmin does not start if it is missing',
    baseUrl: 'issuer URL as the discovery document has it; one slash too many or too few and flyteadmin does not start',
    issuerUrl: 'issuer in the ID tokens, where it is not baseUrl; with a wrong one the login never ends',
    scopes: 'scopes of the login in the browser; without openid every login ends in 403',
  },
];

/** What each setting of the section `auth` is for, and what a wrong value does. */
export const TOLD_AUTH: Told<typeof authSpec> = [
  'how flyteadmin tells people and services apart',
  {
    httpAuthorizationHeader: 'HTTP header that may carry the token; clients that send it in another one count as not logged in',
    grpcAuthorizationHeader: 'gRPC metadata that clients are told to send the token in; pyflyte fails on capital letters',
    disableForHttp: 'true lets HTTP calls without a token pass: a security hole',
    disableForGrpc: 'true lets gRPC calls without a token pass: a security hole',
    authorizedUris: 'URLs of Flyte, the public one first; calls to a host that is missing end in 403 or in a wrong audience',
    httpProxyURL: 'proxy on the way to the metadata that CLIs ask for; with a wrong one their logins fail',
    userAuth: [
      'the login of people in the browser',
      {
        redirectUrl: 'page after a login that started on none; a wrong one ends in 404',
        openId: OPEN_ID,
        httpProxyURL: 'proxy on the way to the identity provider; with a wrong one flyteadmin does not start',
        cookieHashKeySecretName: 'file in /etc/secrets with the key that signs cookies; flyteadmin does not start without it',
        cookieBlockKeySecretName: 'file in /etc/secrets with the key that encrypts cookies; flyteadmin does not start without it',
        cookieSetting: [
          'the session cookies',
          {
            sameSitePolicy:
              'which sites may send them; StrictMode breaks logins of CLIs, any other spelling keeps Flyte from starting',
            domain: 'the host of Flyte or a parent domain; with any other, browsers drop the cookies and the login never ends',
          },
        ],
        idpQueryParameter:
          'query parameter of /login that is handed on to the identity provider; with a wrong one it has no effect',
      },
    ],
    appAuth: [
      'the tokens of CLIs and services',
      {
        authServerType:
          'Self: Flyte issues the tokens, External: the identity provider does; any other word keeps Flyte from starting',
        selfAuthServer: [
          'Flyte’s own authorization server; not read with External',
          {
            issuer: 'leave it out: with anything but the one public URL, every token is refused',
            accessTokenLifespan: `${NANOSECONDS}, and tokens have expired before they arrive`,
            refreshTokenLifespan: `${NANOSECONDS}, and sessions of CLIs cannot be renewed`,
            authorizationCodeLifespan: `${NANOSECONDS}, and no login can be finished`,
            claimSymmetricEncryptionKeySecretName:
              'file in /etc/secrets with the key that encrypts tokens; flyteadmin does not start without it',
            tokenSigningRSAKeySecretName:
              'file in /etc/secrets with the key that signs tokens; flyteadmin does not start without it',
            oldTokenSigningRSAKeySecretName:
              'file in /etc/secrets with an older signing key; tokens signed by it are refused where it is missing',
            staticClients: ['clients by their ids in lower case; naming one takes all built-in ones away', CLIENT],
          },
        ],
        externalAuthServer: [
          'the authorization server at the identity provider; not read with Self',
          {
            baseUrl:
              'its issuer URL, userAuth.openId.baseUrl where it is missing; flyteadmin does not start where no metadata is found',
            allowedAudience:
              'what its tokens may have as "aud", besides the public URL; others are refused as "invalid audience"',
            metadataUrl:
              'its metadata, below baseUrl or absolute; a slash in front drops the path of baseUrl, and Flyte does not start',
            httpProxyURL: 'proxy on the way to its metadata and keys; with a wrong one flyteadmin does not start',
            retryAttempts: 'how often its metadata is asked for again; with 0 one failure ends the login of a CLI',
            retryDelay: 'pause between the attempts; a bare number counts nanoseconds',
          },
        ],
        thirdPartyConfig: [
          'what Flyte tells CLIs',
          {
            flyteClient: [
              'the client that flytectl and pyflyte log in as',
              {
                clientId: 'client id of the native app (External) or a static client (Self); with any other no CLI can log in',
                redirectUri:
                  'http://localhost with a port and a path, registered with the client; with any other no CLI can log in',
                scopes: 'scopes that CLIs ask for; without "all" every call is refused',
                audience: 'audience that CLIs ask for, where the server needs one (Auth0); with Self it ends in invalid_request',
              },
            ],
          },
        ],
      },
    ],
  },
];
