/** What no YAML reader takes for anything but text, except for the words below. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_./-]*$/;
const WORDS_OF_YAML = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/**
 * A double-quoted YAML scalar in one line that every reader (YAML 1.1 and 1.2, go-yaml v2 and v3) takes for exactly this text; a lone
 * surrogate, which is no text, becomes an escape that they refuse.
 */
export function yamlString(text: string): string {
  // Beyond printable ASCII, readers differ in what they allow; the escapes they all know.
  return JSON.stringify(text).replace(/[^ -~]/gu, escapeCodePoint);
}

/** A YAML scalar for a name or a key: bare where no reader can misunderstand it, else double-quoted. */
export function yamlName(text: string): string {
  return PLAIN.test(text) && !WORDS_OF_YAML.test(text) ? text : yamlString(text);
}

function escapeCodePoint(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
