import { type Notes, plainOf } from '../../annotated-yaml/document.ts';
import { UsageError } from '../../core/errors.ts';
import type { Plain } from '../../core/tree.ts';
import type { AnsweredSecrets, Answers } from '../../questions/answers.ts';
import { isComplete } from '../../questions/resolve.ts';
import { namespacesOf, setupOf } from '../read.ts';
import { type AuthSetup, setupFrom } from '../setup.ts';
import { chartValues } from '../values/file.ts';
import type { OwnValues } from './own-values.ts';

/** Values as the generator writes them, with the set-up behind them. */
export interface Written {
  readonly setup: AuthSetup;
  readonly values: Plain;
  readonly notes: Notes;
}

/** The set-up of the user's values, and what the generator would have written for it; undefined where they do not work. */
export interface Base extends Written {
  /** What Flyte makes of the values, with everything that the user changed. */
  readonly before: AuthSetup;
}

/** What the generator writes for a set-up; throws UsageError where a secret for it is missing. */
export function writtenFor(setup: AuthSetup, idp: Parameters<typeof chartValues>[1], secrets: AnsweredSecrets): Written {
  const { values, notes } = chartValues(setup, idp, secrets);
  return { setup, values: plainOf(values), notes };
}

/** Reads the user's values as if the generator had written them. */
export function baseOf({ analysis, secrets, existing }: OwnValues): Base | undefined {
  const { of, hash } = secrets;
  const before = setupWith(setupOf(analysis.model, hash && 'elsewhere' in hash), hash);
  const isUsable =
    before &&
    isComplete(of) &&
    (before.secrets.kept === 'outside' || (secrets.oidcClientSecret && secrets.propellerClientSecret));
  const usual = isUsable && setupOfAnswers(of, before.mode === 'internal' ? before.propeller.hash : undefined);
  if (!usual || usual.mode !== before.mode || usual.chart !== before.chart) return undefined;
  // As it is written: what is mended on the way into the answers is a change.
  const url = String(existing.get('url')?.raw ?? before.url);
  const setup = inRelease({ ...usual, url, issuer: before.issuer, secrets: before.secrets }, analysis);
  return { before, ...writtenFor(setup, of.idp, secrets) };
}

/** Undefined for answers that contradict each other, as values may that Flyte reads all the same. */
function setupOfAnswers(answers: Answers, hash: string | undefined): AuthSetup | undefined {
  try {
    return setupFrom(answers, hash);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** The set-up of values that leave the hash to a Secret with configuration. */
export function setupWith<T extends AuthSetup | undefined>(setup: T, hash: OwnValues['secrets']['hash']): T {
  if (setup === undefined || hash === undefined || !('elsewhere' in hash) || setup.secrets.kept === 'values') return setup;
  return { ...setup, secrets: { ...setup.secrets, config: hash.elsewhere } };
}

/** A set-up with what its answers do not tell of the user's release. */
export function inRelease<T extends AuthSetup>(setup: T, { model, wrapped }: OwnValues['analysis']): T {
  const release = { ...model.release, namespace: setup.namespace };
  return { ...setup, ...namespacesOf({ ...model, release }), ...(wrapped?.kind === 'argocd' && { isArgo: true }) };
}
