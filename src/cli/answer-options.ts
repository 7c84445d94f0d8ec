import type { Argv } from 'yargs';

/** The heading over the flags that say how to run. */
export const RUN_GROUP = 'How to run:';

/** What every command is told that writes a whole set-up. */
export const RUN_OPTIONS = {
  'dry-run': { type: 'boolean', default: false, group: RUN_GROUP, describe: 'show what would be written, secrets hidden' },
  force: { type: 'boolean', default: false, group: RUN_GROUP, describe: 'replace files that exist' },
  format: {
    type: 'string',
    requiresArg: true,
    default: 'text',
    group: RUN_GROUP,
    describe: 'how to print the outcome: text, json',
  },
} as const;

/** Declares the flags of all answers, and hidden ones for secrets, so that those can be refused with a better remedy than "unknown". */
export async function withAnswers(yargs: Argv): Promise<Argv> {
  const { answerOptions, SECRET_VALUE_FLAGS } = await import('../questions/options.ts');
  const refused = Object.keys(SECRET_VALUE_FLAGS).map((flag) => [flag, { hidden: true, type: 'string' }] as const);
  return yargs.options(answerOptions()).options(Object.fromEntries(refused));
}
