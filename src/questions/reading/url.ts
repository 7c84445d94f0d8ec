import { isLoopback } from '../../core/public-url.ts';
import type { Reading } from '../question.ts';
import { andThen, quoted, readText } from './text.ts';

/** An absolute http or https URL without credentials, query and fragment. */
export function readUrl(raw: string): Reading<URL> {
  return andThen(readText(raw), (text): Reading<URL> => {
    if (!/^https?:\/\/[^/\\]/i.test(text)) return { problem: noScheme(text) };
    const url = parse(text);
    if (!url || /\s/.test(text) || /(^|\.)(\.|$)/.test(url.hostname))
      return { problem: `${quoted(text)} is no URL. write "https://<host>"` };
    if (url.username !== '' || url.password !== '') {
      return { problem: 'holds a user name or a password before the host. leave them out' };
    }
    if (/[?#]/.test(text)) return { problem: `${quoted(text)} has a query or a fragment. cut the URL off before it` };
    return { value: url };
  });
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function noScheme(text: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1];
  if (scheme) return `${quoted(text)} has the scheme "${scheme}". http and https are possible`;
  return `${quoted(text)} has no scheme. write ${quoted(`https://${text.replace(/^[:/\\]+/, '')}`)}`;
}

/** What reading a URL changed about it, in words; undefined where nothing was changed. */
export function changes(raw: string, url: URL, value: string): string | undefined {
  const text = raw.trim();
  if (text === value) return undefined;
  const host = /^[a-z]+:\/\/([^/]*)/i.exec(text)?.[1] ?? '';
  const done = [
    /^[^/]*[A-Z]/.test(host) || /^[A-Z]/.test(text) ? 'upper case lowered' : '',
    /:\d+$/.test(host) && url.port === '' ? 'default port left out' : '',
    text.endsWith('/') && !value.endsWith('/') ? 'trailing slash removed' : '',
  ].filter((what) => what !== '');
  return `read as ${quoted(value)}${done.length > 0 ? ` (${done.join(', ')})` : ''}`;
}

/** Scheme and host under which browsers reach Flyte; `http` is for the user's own machine. */
export function readOrigin(raw: string): Reading<string> {
  return andThen(readUrl(raw), (url): Reading<string> => {
    if (url.pathname !== '/') return { problem: hasPath(url) };
    const notes = [changes(raw, url, url.origin), clearText(url)].filter((note) => note !== undefined);
    return notes.length > 0 ? { value: url.origin, note: notes.join('; ') } : { value: url.origin };
  });
}

function hasPath(url: URL): string {
  const path = url.pathname.replace(/\/+$/, '') || '/';
  return `${quoted(url.href)} has the path "${path}". Flyte answers at the root of its host only (/console, /callback, /api). write "${url.origin}"`;
}

function clearText(url: URL): string | undefined {
  if (url.protocol === 'https:' || isLoopback(url.href)) return undefined;
  return 'plain http: login cookies and tokens travel in clear text, and many identity providers refuse such a redirect. use https';
}
