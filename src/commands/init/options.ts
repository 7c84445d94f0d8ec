import type { OwnValues } from '../../generate/own/own-values.ts';
import type { OwnPlace, Plan } from '../../generate/plan.ts';
import type { PlanVerdict } from '../../generate/verdict.ts';

/** What `init` is told on the command line. */
export interface InitOptions {
  /** The flags that give answers, under the answers' keys. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly answersFile?: string;
  /** The user's own values files, in Helm's order; the last one is changed. */
  readonly values?: readonly string[];
  /** What the name of a copy of the changed file ends with. */
  readonly backup?: string;
  /** Take defaults and write without asking. */
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** Replace files that exist. */
  readonly force: boolean;
  /** Whether questions may be asked at all. */
  readonly interactive: boolean;
  readonly format: 'text' | 'json';
}

/** The user's own values with what is to become of their file. */
export const ownPlace = ({ own }: { readonly own?: OwnValues }, { backup }: InitOptions): OwnPlace | undefined =>
  own && { own, ...(backup !== undefined && { backup }) };

/** A plan and what the validator says of it. */
export interface Judged {
  readonly plan: Plan;
  readonly verdict: PlanVerdict;
}
