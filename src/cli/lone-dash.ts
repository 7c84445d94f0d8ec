/** What a lone `-` travels as: yargs drops it where it stands for a positional (yargs 18, `populatePositional`). */
const STAND_IN = '\u0000-';

export const hideLoneDashes = (argv: readonly string[]): string[] => argv.map((word) => (word === '-' ? STAND_IN : word));

/** Puts the dashes back into what yargs understood; a middleware. */
export function showLoneDashes(args: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(args)) {
    if (value === STAND_IN) args[name] = '-';
    if (Array.isArray(value)) args[name] = value.map((item) => (item === STAND_IN ? '-' : item));
  }
}
