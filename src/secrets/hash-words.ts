import type { HashForm, HashKind } from './hash-form.ts';

/** What a text in the place of a hash is, in words that show nothing of it but prefix and cost. */
const WORDS: { readonly [K in HashKind]: (form: Extract<HashForm, { kind: K }>) => string } = {
  flyte: () => 'base64 of a bcrypt hash',
  'raw-bcrypt': () => 'a bcrypt hash that is not in base64',
  'python-bytes': () => "a Python bytes literal (b'…') around a bcrypt hash",
  'double-base64': () => 'a bcrypt hash in base64 twice',
  htpasswd: () => 'a line of htpasswd (user:hash) with a bcrypt hash in it',
  'base64-of-htpasswd': () => 'base64 of a line of htpasswd (user:hash), not of the bcrypt hash alone',
  base64url: () => 'a bcrypt hash in URL-safe or unpadded base64',
  quoted: () => 'a bcrypt hash with quotes around it',
  'white-space': () => 'base64 of a bcrypt hash with blanks in it',
  wrapped: () => 'a bcrypt hash with several things around it',
  truncated: ({ length }) => `the first ${length} characters of a bcrypt hash, which has 60`,
  'malformed-bcrypt': ({ flaw }) => `a bcrypt hash with a fault (${flaw})`,
  'other-scheme': ({ scheme }) => `a hash of another kind (${scheme}), where Flyte knows bcrypt alone`,
  placeholder: () => 'a placeholder',
  empty: () => 'empty',
  'not-base64': () => 'neither base64 nor a bcrypt hash',
  'base64-of-other': ({ length }) => `base64 of ${length} bytes that are no bcrypt hash, perhaps of the secret itself`,
};

/** `a bcrypt hash that is not in base64 ($2b$, cost 10)` */
export function describeHash(form: HashForm): string {
  // The table has the right entry for each kind; TypeScript cannot follow the connection.
  const words = (WORDS[form.kind] as (form: HashForm) => string)(form);
  return 'bcrypt' in form ? `${words} (${form.prefix}, cost ${form.cost})` : words;
}

/** What Flyte does with a text that is not in the right form. */
export function hashConsequence(form: Exclude<HashForm, { kind: 'flyte' }>): string {
  if (form.illegalByte === undefined) return 'Flyte starts with it and refuses every login of flytepropeller';
  return `Flyte does not start with it: illegal base64 data at input byte ${form.illegalByte}`;
}
