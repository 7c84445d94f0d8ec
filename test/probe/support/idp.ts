import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { listen } from './listen.ts';

export const PROPELLER_SECRET = 'not-a-real-secret-of-flytepropeller';
export const AUDIENCE = 'https://flyte.example.com';
const REALM = '/realms/flyte';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export interface IdpOptions {
  /** Redirect URIs of the web client. */
  readonly webRedirects?: readonly string[];
  readonly cliRedirects?: readonly string[];
  readonly scopes?: readonly string[];
  /** Whether there is a device endpoint, and flytectl may use it. */
  readonly deviceFlow?: 'allowed' | 'refused';
  /** Changes a document before it is sent: the path below the issuer, and what stands there. */
  readonly document?: (document: Record<string, unknown>, path: string) => unknown;
  /** Answers instead of the provider, where it returns true. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Changes the claims of access tokens, which are those of RFC 9068 otherwise. */
  readonly claims?: (claims: Record<string, unknown>) => void;
  readonly opaque?: boolean;
}

export interface TestIdp {
  readonly issuer: string;
  readonly seen: readonly string[];
  close(): Promise<void>;
}

const SIGNING_KEY = generateKeyPair('RS256', { extractable: true }).then(async ({ privateKey }) => ({
  ...(await exportJWK(privateKey)),
  kid: 'test-key',
  alg: 'RS256',
  use: 'sig',
}));

/** A token with any claims, signed with the key of the providers here. */
export async function mint(claims: Record<string, unknown>, header: Record<string, unknown> = {}): Promise<string> {
  const key = await importJWK(await SIGNING_KEY, 'RS256');
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'test-key', ...header }).sign(key);
}

/** A real OpenID Connect provider below a path, with the clients of Flyte. */
export async function startIdp(options: IdpOptions = {}): Promise<TestIdp> {
  const seen: string[] = [];
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const { port, close } = await listen(
    createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      if (!options.before?.(request, response)) handle(request, response);
    }),
  );
  const issuer = `http://localhost:${port}${REALM}`;
  const provider = new Provider(issuer, await configuration(options));
  const callback = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith(REALM)) {
      response.writeHead(404).end('Not Found');
      return;
    }
    const path = request.url.slice(REALM.length);
    Object.assign(request, { originalUrl: request.url, url: path });
    if (options.document && /well-known|jwks/.test(path)) rewrite(response, (document) => options.document?.(document, path));
    callback(request, response);
  };
  return { issuer, seen, close };
}

async function configuration(options: IdpOptions): Promise<object> {
  const { webRedirects = [`${AUDIENCE}/callback`], cliRedirects = ['http://localhost:53593/callback'] } = options;
  const scopes = options.scopes ?? ['all', 'offline'];
  return {
    clients: [
      { client_id: 'flyteconsole', client_secret: 'not-a-real-secret', redirect_uris: [...webRedirects] },
      {
        client_id: 'flytectl',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: [...cliRedirects],
        grant_types: ['authorization_code', 'refresh_token', ...(options.deviceFlow === 'allowed' ? [DEVICE_GRANT] : [])],
      },
      {
        client_id: 'flytepropeller',
        client_secret: PROPELLER_SECRET,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    scopes: ['openid', 'profile', 'offline_access', ...scopes],
    jwks: { keys: [await SIGNING_KEY] },
    cookies: { keys: ['not-a-real-secret'] },
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: options.deviceFlow !== undefined },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes.join(' '),
          audience: AUDIENCE,
          accessTokenFormat: options.opaque ? 'opaque' : 'jwt',
          ...(!options.opaque && { jwt: { sign: { alg: 'RS256', kid: 'test-key' } } }),
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (_context: unknown, _token: unknown, jwt: { payload: Record<string, unknown> }) => {
          options.claims?.(jwt.payload);
          return jwt;
        },
      },
    },
  };
}

/** Puts another JSON document in the place of the one that is about to be sent. */
function rewrite(response: ServerResponse, change: (document: Record<string, unknown>) => unknown): void {
  const end = response.end.bind(response);
  Object.assign(response, {
    end: (body: unknown) => {
      const text = JSON.stringify(change(JSON.parse(String(body))));
      response.setHeader('content-length', Buffer.byteLength(text));
      return end(text);
    },
  });
}
