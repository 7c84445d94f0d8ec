import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { listen } from './listen.ts';

/** How the deployed Flyte is set up; see test/fixtures/flyteadmin. */
export type State = 'off' | 'internal' | 'external' | 'http-open' | 'grpc-open';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

interface GrpcAnswer {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
  readonly trailers: Readonly<Record<string, string>> | null;
}

interface Recording {
  readonly http: Readonly<Record<string, Answer>>;
  readonly cors: Readonly<Record<string, string>>;
  readonly grpc: Readonly<Record<string, GrpcAnswer>>;
}

export interface FlyteOptions {
  readonly issuer?: string;
  /** The URL that it takes for its own, if not the one it is called by. */
  readonly publicUrl?: string;
  /** Answers that differ from the recorded ones, by the name of the page. */
  readonly changes?: Readonly<Record<string, (answer: Answer) => Answer>>;
  readonly cors?: (origin: string) => Readonly<Record<string, string>>;
  readonly grpc?: Readonly<Record<string, GrpcAnswer | undefined>>;
  /** Serve https, with the certificate in test/fixtures/tls. */
  readonly tls?: readonly string[];
}

export interface FakeFlyte {
  readonly url: string;
  /** Every request that came, by path. */
  readonly seen: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
}

const PAGES: Readonly<Record<string, string>> = {
  '/healthcheck': 'healthcheck',
  '/api/v1/projects': 'projects',
  '/me': 'me',
  '/.well-known/oauth-authorization-server': 'metadata',
  '/.well-known/openid-configuration': 'oidc-metadata',
  '/config/v1/flyte_client': 'client-config',
  '/callback': 'callback',
  '/logout': 'logout',
  '/oauth2/jwks': 'jwks',
};
const RECORDED_URL = 'https://flyte.example.com';
const RECORDED_ISSUER = 'https://idp.example.com/realms/flyte';

/** A server that answers as a deployed flyteadmin does, HTTP and gRPC on one port as behind an ingress. */
export async function startFlyte(state: State, options: FlyteOptions = {}): Promise<FakeFlyte> {
  const seen: { path: string; headers: IncomingMessage['headers'] }[] = [];
  let recording: Recording = { http: {}, cors: {}, grpc: {} };
  let url = '';
  const http = createHttp((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    seen.push({ path: pathname, headers: request.headers });
    const isOwn = (searchParams.get('redirect_url') ?? '').startsWith(options.publicUrl ?? url);
    const name = pathname === '/login' ? (isOwn ? 'login' : 'login-refused') : (PAGES[pathname] ?? '');
    const recorded = recording.http[name] ?? { status: 404, headers: {}, body: '' };
    const { origin } = request.headers;
    const extra = origin === undefined ? {} : (options.cors?.(origin) ?? recording.cors);
    send(response, options.changes?.[name]?.(recorded) ?? recorded, extra);
  });
  const http2 = createHttp2();
  http2.on('stream', (stream, headers) => {
    const method = String(headers[':path']).replace('/flyteidl.service.', '');
    const grpc = { ...recording.grpc, ...options.grpc };
    sendGrpc(stream, grpc[method]);
  });
  const route = (socket: Socket) => routeByPreface(socket, http, http2);
  const { tls: protocols } = options;
  const { port, close } = await listen(protocols ? tlsServer(protocols, http, http2) : createServer(route));
  url = `${protocols ? 'https' : 'http'}://localhost:${port}`;
  const text = readFileSync(new URL(`../../fixtures/flyteadmin/${state}.json`, import.meta.url), 'utf8');
  recording = JSON.parse(withUrls(text, options.publicUrl ?? url, options.issuer ?? RECORDED_ISSUER)) as Recording;
  return { url, seen, close };
}

const pem = (name: string) => readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url));

function tlsServer(protocols: readonly string[], http: HttpServer, http2: Http2Server) {
  const server = createTlsServer({ key: pem('key'), cert: pem('cert'), ALPNProtocols: [...protocols] });
  server.on('tlsClientError', () => undefined);
  return server.on('secureConnection', (socket) => (socket.alpnProtocol === 'h2' ? http2 : http).emit('connection', socket));
}

/** HTTP/2 without TLS begins with `PRI`. */
function routeByPreface(socket: Socket, http: HttpServer, http2: Http2Server): void {
  socket.on('error', () => undefined);
  socket.once('readable', () => {
    const first: Buffer | null = socket.read();
    if (first === null) return;
    socket.unshift(first);
    (first.toString('latin1', 0, 3) === 'PRI' ? http2 : http).emit('connection', socket);
  });
}

function send(response: ServerResponse, { status, headers, body }: Answer, extra: Readonly<Record<string, string>>): void {
  response.writeHead(status, { ...extra, ...headers } as Record<string, string>);
  response.end(body);
}

function sendGrpc(stream: ServerHttp2Stream, answer: GrpcAnswer | undefined): void {
  stream.on('error', () => undefined);
  if (answer === undefined) {
    stream.respond({ ':status': 404 }, { endStream: true });
    return;
  }
  const { trailers } = answer;
  stream.respond(answer.headers, { waitForTrailers: trailers !== null, endStream: trailers === null });
  if (trailers === null) return;
  stream.on('wantTrailers', () => stream.sendTrailers({ ...trailers }));
  stream.end(Buffer.from(answer.body, 'base64'));
}

const withUrls = (text: string, url: string, issuer: string): string =>
  text
    .replaceAll(RECORDED_ISSUER, issuer)
    .replaceAll(encodeURIComponent(RECORDED_ISSUER), encodeURIComponent(issuer))
    .replaceAll(RECORDED_URL, url)
    .replaceAll(encodeURIComponent(RECORDED_URL), encodeURIComponent(url));
