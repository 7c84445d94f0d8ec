/** Stands in for Node's assert, of which yargs takes these two, and which takes as long to load as all that yargs does with them. */
export function strictEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) throw new Error(message ?? 'not equal');
}

/** Throws where two values are the same. */
export function notStrictEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) throw new Error(message ?? 'equal');
}
