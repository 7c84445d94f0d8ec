import { once } from 'node:events';
import { type ClientHttp2Stream, connect, type IncomingHttpHeaders } from 'node:http2';
import { TLSSocket } from 'node:tls';
import { dial, type NetSettings } from './dial.ts';
import { NetworkError, networkError } from './network-error.ts';

/** The status codes of gRPC that tell something about authentication. */
export const GrpcStatus = { ok: 0, unimplemented: 12, unauthenticated: 16 } as const;

/** What a gRPC server, or whoever stands before it, made of a call; the message itself is not kept. */
export interface GrpcReply {
  readonly httpStatus: number;
  /** Undefined where the answer does not come from a gRPC server. */
  readonly status: number | undefined;
  readonly message: string;
}

/** An uncompressed message without content: every field at its default. */
const EMPTY_MESSAGE = Buffer.from([0, 0, 0, 0, 0]);

/** Calls a method (`/package.Service/Method`) with an empty message and without credentials. Throws NetworkError. */
export async function callGrpc(origin: string, method: string, settings: NetSettings): Promise<GrpcReply> {
  const url = new URL(origin);
  const signal = AbortSignal.timeout(settings.timeoutMs);
  try {
    const socket = await dial(url, settings, signal, ['h2']);
    if (socket instanceof TLSSocket && socket.alpnProtocol !== 'h2') throw withoutHttp2(url);
    const session = connect(url.origin, { createConnection: () => socket });
    const failure = once(session, 'error').then(([error]) => Promise.reject(error));
    const call = session.request({ ':method': 'POST', ':path': method, 'content-type': 'application/grpc', te: 'trailers' });
    return await Promise.race([answerOf(call, signal), failure]).finally(() => session.destroy());
  } catch (error) {
    throw networkError(signal.aborted ? signal.reason : error, url);
  }
}

const withoutHttp2 = (url: URL): NetworkError =>
  new NetworkError(
    `${url.origin} does not offer HTTP/2, which gRPC needs`,
    'let the ingress or load balancer offer HTTP/2',
    true,
  );

async function answerOf(call: ClientHttp2Stream, signal: AbortSignal): Promise<GrpcReply> {
  signal.addEventListener('abort', () => call.destroy(), { once: true });
  call.on('error', () => undefined);
  let trailers: IncomingHttpHeaders = {};
  call.once('trailers', (given: IncomingHttpHeaders) => {
    trailers = given;
  });
  call.end(EMPTY_MESSAGE);
  const [headers]: IncomingHttpHeaders[] = await once(call, 'response', { signal });
  call.resume();
  await once(call, 'end', { signal });
  const status = trailers['grpc-status'] ?? headers?.['grpc-status'];
  const message = trailers['grpc-message'] ?? headers?.['grpc-message'];
  return {
    httpStatus: Number(headers?.[':status']),
    status: status === undefined ? undefined : Number(status),
    message: String(message ?? ''),
  };
}
