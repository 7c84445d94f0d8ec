import type { Plan } from '../../generate/plan.ts';
import type { PlanVerdict } from '../../generate/verdict.ts';

/** What `init` is told on the command line. */
export interface InitOptions {
  /** The flags that give answers, under the answers' keys. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly answersFile?: string;
  /** Take defaults and write without asking. */
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** Replace files that exist. */
  readonly force: boolean;
  /** Whether questions may be asked at all. */
  readonly interactive: boolean;
  readonly format: 'text' | 'json';
}

/** A plan and what the validator says of it. */
export interface Judged {
  readonly plan: Plan;
  readonly verdict: PlanVerdict;
}
