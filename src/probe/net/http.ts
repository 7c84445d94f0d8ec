import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { Duplex } from 'node:stream';
import { inline } from '../../core/quote.ts';
import { dial, type NetSettings } from './dial.ts';
import { NetworkError, networkError } from './network-error.ts';

/** No document or page that is asked for here is larger. */
const MOST_BYTES = 1024 * 1024;
/** As Go's HTTP client, which Flyte uses. */
const MOST_REDIRECTS = 10;

/** What a server answered. */
export interface Reply {
  /** Where it came from, after redirects. */
  readonly url: URL;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

type Headers = Readonly<Record<string, string>>;

interface Message {
  readonly method: 'GET' | 'POST';
  readonly headers: Headers;
  readonly body?: string;
}

/** Sends a GET request; redirects are answers like others, so that no header travels on. Throws NetworkError. */
export const get = (url: string, headers: Headers, settings: NetSettings): Promise<Reply> =>
  exchange(webUrl(url), { method: 'GET', headers }, settings);

/** Posts a form; never follows a redirect. Throws NetworkError. */
export function post(url: string, form: URLSearchParams, headers: Headers, settings: NetSettings): Promise<Reply> {
  const body = form.toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) };
  return exchange(webUrl(url), { method: 'POST', headers: { ...type, ...headers }, body }, settings);
}

/** Gets a public document as Go's HTTP client does: redirects are followed. Nothing secret is sent. Throws NetworkError. */
export async function fetchPublic(url: string, settings: NetSettings): Promise<Reply> {
  let here = webUrl(url);
  for (let count = 0; count <= MOST_REDIRECTS; count++) {
    const reply = await exchange(here, { method: 'GET', headers: { accept: 'application/json' } }, settings);
    const target = redirectOf(reply);
    if (target === undefined) return reply;
    here = webUrl(target.href);
  }
  throw new NetworkError(`${url} leads to more than ${MOST_REDIRECTS} redirects`, 'check the URL', true);
}

/** Where a reply redirects to; undefined where it does not. */
export function redirectOf({ status, headers: { location }, url }: Reply): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.canParse(location, url) ? new URL(location, url) : undefined;
}

/** A URL without query and fragment, as endpoints are compared; what is no URL comes back as it is. */
export const placeOf = (url: string): string => (URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : url);

function webUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new NetworkError(`"${inline(text)}" is no URL that begins with "http://" or "https://"`, 'correct it', true);
}

async function exchange(url: URL, message: Message, settings: NetSettings): Promise<Reply> {
  const signal = AbortSignal.timeout(settings.timeoutMs);
  try {
    const socket = await dial(url, settings, signal);
    return await overSocket(url, message, () => socket, signal).finally(() => socket.destroy());
  } catch (error) {
    throw networkError(signal.aborted ? signal.reason : error, url);
  }
}

async function overSocket(
  url: URL,
  { method, headers, body }: Message,
  createConnection: () => Duplex,
  signal: AbortSignal,
): Promise<Reply> {
  const path = `${url.pathname}${url.search}`;
  const asked = request({ method, path, headers: { host: url.host, ...headers }, setHost: false, createConnection, signal });
  asked.end(body);
  const [response]: IncomingMessage[] = await once(asked, 'response', { signal });
  if (response === undefined) throw new NetworkError(`no answer from ${url.origin}`, 'try again', false);
  return { url, status: response.statusCode ?? 0, headers: response.headers, text: await bodyOf(response, url) };
}

async function bodyOf(response: IncomingMessage, url: URL): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new NetworkError(`${url.origin} sends more than ${MOST_BYTES} bytes`, 'check the URL', true);
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}
