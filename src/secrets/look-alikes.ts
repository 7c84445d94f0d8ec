/** Hashes of other schemes, by the look of the text. */
const SCHEMES: readonly { readonly scheme: string; readonly pattern: RegExp }[] = [
  { scheme: 'MD5 in hex', pattern: /^[0-9a-f]{32}$/i },
  { scheme: 'SHA-1 in hex', pattern: /^[0-9a-f]{40}$/i },
  { scheme: 'SHA-256 in hex', pattern: /^[0-9a-f]{64}$/i },
  { scheme: 'SHA-512 in hex', pattern: /^[0-9a-f]{128}$/i },
  { scheme: 'argon2', pattern: /^\$argon2/ },
  { scheme: 'scrypt', pattern: /^\$(?:scrypt|s[01])\$/ },
  { scheme: 'yescrypt', pattern: /^\$y\$/ },
  { scheme: 'PBKDF2', pattern: /^\$?pbkdf2/i },
  { scheme: 'MD5 crypt', pattern: /^(?:[^:]*:)?\$(?:1|apr1)\$/ },
  { scheme: 'SHA-256 crypt', pattern: /^(?:[^:]*:)?\$5\$/ },
  { scheme: 'SHA-512 crypt', pattern: /^(?:[^:]*:)?\$6\$/ },
  { scheme: 'SHA of htpasswd or LDAP', pattern: /^(?:[^:]*:)?\{S?SHA\d*\}/ },
];

/** The name of the scheme that a text is a hash of, or undefined. */
export function otherScheme(text: string): string | undefined {
  return SCHEMES.find(({ pattern }) => pattern.test(text))?.scheme;
}

const PLACEHOLDERS: readonly RegExp[] = [
  /^<.*>$/,
  /^\[.*\]$/,
  /\{\{|\$\{|^\$\(/,
  /^(?:change|replace|fill|put|insert|add)[-_ ]?(?:me|this|it|here|in)/i,
  /^(?:your|my|the|some)[-_ ]/i,
  /^(?:todo|tbd|fixme|example|none|null|secret|password|hash|x{3,}|\.{3}|…)$/i,
  /bcrypt[-_ ]?hash|hash(?:ed)?[-_ ]?(?:of|here|secret|password)/i,
];

/** Whether a text stands for a value that somebody still has to fill in. */
export function isPlaceholder(text: string): boolean {
  return text.length < 200 && PLACEHOLDERS.some((pattern) => pattern.test(text));
}
