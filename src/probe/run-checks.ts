import { withoutControls } from '../core/quote.ts';
import { type Check, type Outcome, skip } from './check.ts';
import { NetworkError } from './net/network-error.ts';

/** A check and what it found. */
export interface Result {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
}

/** Checks that belong together. */
export interface Group {
  readonly name: string;
  /** The address that is examined. */
  readonly target?: string;
  /** What was found besides, by its name. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly results: readonly Result[];
}

/** Runs checks one after the other. */
export async function runChecks<Context>(checks: readonly Check<Context>[], context: Context): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const check of checks) {
    const outcome = missing(check, results) ?? (await outcomeOf(check, context));
    results.push({ id: check.id, title: check.title, outcome });
  }
  return results;
}

/** A check that there is nothing for. */
export const skipped = ({ id, title }: Check<never>, message: string): Result => ({ id, title, outcome: skip(message) });

function missing({ needs = [] }: Check<never>, done: readonly Result[]): Outcome | undefined {
  const lacking = needs.find((need) => !done.some(({ id, outcome }) => id === need && outcome.status === 'pass'));
  return lacking === undefined ? undefined : { status: 'skipped', message: `needs ${lacking} to pass`, needs: lacking };
}

async function outcomeOf<Context>(check: Check<Context>, context: Context): Promise<Outcome> {
  try {
    const outcome = await check.run(context);
    return { ...outcome, message: withoutControls(outcome.message) };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { status: error.reached ? 'fail' : 'unreachable', message: error.message, remedy: error.remedy };
  }
}
