import { once } from 'node:events';
import { request } from 'node:http';
import { connect, isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { rootCertificates, type TLSSocket, connect as tlsConnect } from 'node:tls';
import type { Io } from '../../core/io.ts';
import { addressOf } from './address.ts';
import { NetworkError, networkError } from './network-error.ts';
import { proxyFor } from './proxy.ts';

/** How servers are reached. */
export interface NetSettings {
  /** For a whole request, the connection included. */
  readonly timeoutMs: number;
  /** Certificates (PEM) that are trusted besides the well-known ones. */
  readonly ca?: string;
  /** Where the proxies are named. */
  readonly env: Io['env'];
}

/** Opens a connection to the server of a URL, through the proxy that the environment wants; with TLS for https. */
export async function dial(url: URL, settings: NetSettings, signal: AbortSignal, protocols?: readonly string[]): Promise<Duplex> {
  const proxy = proxyFor(url, settings.env);
  const socket = proxy === undefined ? await dialDirectly(url, signal) : await tunnel(proxy, url, settings, signal);
  return url.protocol === 'https:' ? secure(socket, url, settings, signal, protocols) : socket;
}

/** Whoever waits for the socket hears of its errors; between two of them nobody listens, which would end the process. */
const ignore = (): void => undefined;

async function dialDirectly(url: URL, signal: AbortSignal): Promise<Duplex> {
  const socket = connect({ ...addressOf(url), signal });
  socket.on('error', ignore);
  await once(socket, 'connect', { signal });
  return socket;
}

async function secure(
  socket: Duplex,
  url: URL,
  { ca }: Pick<NetSettings, 'ca'>,
  signal: AbortSignal,
  protocols: readonly string[] = ['http/1.1'],
): Promise<TLSSocket> {
  const { host } = addressOf(url);
  const secured = tlsConnect({
    socket,
    host,
    ...(isIP(host) === 0 && { servername: host }),
    ...(ca !== undefined && { ca: [...rootCertificates, ca] }),
    ALPNProtocols: [...protocols],
  });
  secured.on('error', ignore);
  await once(secured, 'secureConnect', { signal });
  return secured;
}

async function dialProxy(proxy: URL, settings: NetSettings, signal: AbortSignal): Promise<Duplex> {
  try {
    const socket = await dialDirectly(proxy, signal);
    return proxy.protocol === 'https:' ? await secure(socket, proxy, settings, signal) : socket;
  } catch (error) {
    throw networkError(signal.aborted ? signal.reason : error, proxy);
  }
}

/** A connection through an HTTP proxy (CONNECT), for http URLs as well. */
async function tunnel(proxy: URL, url: URL, settings: NetSettings, signal: AbortSignal): Promise<Duplex> {
  const socket = await dialProxy(proxy, settings, signal);
  const target = `${url.hostname}:${addressOf(url).port}`;
  const { username, password } = proxy;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  const headers = { host: target, ...(username !== '' && { 'proxy-authorization': `Basic ${login}` }) };
  const asked = request({ method: 'CONNECT', path: target, headers, setHost: false, createConnection: () => socket, signal });
  asked.end();
  const [{ statusCode }] = await once(asked, 'connect', { signal });
  if (statusCode === 200) return socket;
  socket.destroy();
  throw new NetworkError(
    `no answer from ${url.origin}: the proxy ${proxy.host} refuses to connect to it (${statusCode})`,
    'check HTTPS_PROXY, or name the host in NO_PROXY',
    false,
  );
}
