import type { Verdict } from './verdicts.ts';

/** An issuer URL taken apart without normalising anything, because Flyte compares issuers byte for byte. */
export interface IssuerUrl {
  readonly text: string;
  readonly scheme: 'http' | 'https';
  /** Host with port, as written. */
  readonly authority: string;
  /** Host without port, in lower case. */
  readonly host: string;
  /** From the first slash after the host; empty where there is none. */
  readonly path: string;
}

/** What one provider says to a URL: one of its forms, and the URL that is probably meant. */
export interface Recognised {
  readonly verdict: Verdict;
  readonly suggestion?: string;
}

/** Takes a URL without query and fragment apart; undefined where it is not one of http or https. */
export function issuerUrl(text: string): IssuerUrl | undefined {
  const [, scheme, authority, path] = /^(https?):\/\/([^/]+)(\/.*)?$/.exec(text) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  const host = authority.replace(/:\d*$/, '').toLowerCase();
  return { text, scheme: scheme === 'http' ? 'http' : 'https', authority, host, path: path ?? '' };
}

/** `text` without the slashes at its end. */
export function withoutFinalSlash(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/** A verdict with the URL that is meant, where that differs from the given one. */
export const recognised = (verdict: Verdict, suggestion?: string): Recognised =>
  suggestion === undefined ? { verdict } : { verdict, suggestion };
