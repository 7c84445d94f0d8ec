import { jsonObject, textIn } from './json.ts';
import type { Reply } from './net/http.ts';

/** The error that an OAuth server answers with, and its description where it has one (RFC 6749, section 5.2); else its status. */
export function errorWords({ status, text }: Reply): readonly string[] {
  const answer = jsonObject(text) ?? {};
  const description = textIn(answer, 'error_description');
  return [textIn(answer, 'error') ?? `status ${status}`, ...(description === undefined ? [] : [description])];
}
