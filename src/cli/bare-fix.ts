/** `--fix` may stand alone: it is spelt out before yargs would take the file behind it for its value. */
export function spellOutFix(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) => (word === '--fix' && (end < 0 || index < end) ? '--fix=safe' : word));
}
