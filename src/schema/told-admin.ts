import type { adminSpec } from '../flyte/config.ts';
import type { Told } from './told.ts';

const NANOSECONDS = 'a number with a unit ("15s"); a bare number counts nanoseconds';
const FOR_BROWSERS = 'for clients with a browser; flytepropeller never reads it';

/** What each setting of the section `admin` is for, and what a wrong value does. */
export const TOLD_ADMIN: Told<typeof adminSpec> = [
  'how flytepropeller and flytescheduler reach flyteadmin and log in to it',
  {
    endpoint: 'host and port, or dns:///host, without a scheme; with https:// in front no call gets through',
    insecure: 'true for plain text; where the server does not agree, no call gets through',
    insecureSkipVerify: 'true takes any certificate: a security hole',
    caCertFilePath: 'certificate of the authority that signed the one of flyteadmin; with a wrong one no call gets through',
    maxBackoffDelay: `longest pause between attempts, ${NANOSECONDS}`,
    perRetryTimeout: `patience with one attempt, ${NANOSECONDS}, and every call fails`,
    maxRetries: 'how often a call that failed is tried again; with 0 a short outage ends it',
    maxMessageSizeBytes: 'largest answer that is taken; a small one makes calls fail',
    authType: 'how the client gets its token, ClientSecret for services; any other spelling keeps it from starting',
    tokenRefreshWindow: `how long before its end a token is renewed, ${NANOSECONDS}`,
    useAuth: 'left over from older releases; nothing reads it',
    clientId: 'client id of the service app (External) or flytepropeller (Self); with any other, workflows stay queued',
    clientSecretLocation: 'file with the secret of the service app; where it is missing, workflows stay queued',
    clientSecretEnvVar: 'variable with that secret, in place of the file; where it is missing the secret is empty and refused',
    scopes:
      'scopes that services ask for, those of the CLIs where it is missing; one that the server does not know ends in invalid_scope',
    useAudienceFromAdmin: 'true takes the audience that CLIs ask for; where that is empty, none is asked for',
    audience: 'audience that services ask for, where the server needs one (Auth0); with Self it ends in invalid_request',
    authorizationServerUrl: 'left over from older releases; nothing reads it',
    tokenUrl: 'token endpoint, found by itself where it is missing; with a wrong one workflows stay queued',
    authorizationHeader:
      'metadata that carries the token, told by the server where it is missing; with another one calls count as not logged in',
    pkceConfig: [FOR_BROWSERS, { timeout: FOR_BROWSERS, refreshTime: FOR_BROWSERS }],
    deviceFlowConfig: [
      'for DeviceFlow; flytepropeller never reads it',
      {
        refreshTime: `how long before its end a token is renewed, ${NANOSECONDS}`,
        timeout: `patience with the login, ${NANOSECONDS}, and it has ended before it began`,
        pollInterval: `pause between questions whether the login is done, ${NANOSECONDS}`,
      },
    ],
    command: 'for ExternalCommand: a command that prints a token; where it fails, no call gets through',
    proxyCommand: 'a command that prints a token for a proxy in front of Flyte; where it fails, no call gets through',
    defaultServiceConfig: 'service configuration of gRPC in JSON; where it is not JSON, no call gets through',
    httpProxyURL: 'proxy on the way to the token endpoint; with a wrong one workflows stay queued',
  },
];
