import { UsageError } from '../core/errors.ts';
import type { ClientFacts } from './facts.ts';

const REMEDY =
  'use --for ci, or --for people with pyflyte, which prints a link, and the port of its redirect forwarded (ssh -L 53593:localhost:53593)';

/** Throws UsageError where nobody can log in with a code on another device. */
export function refuseHeadless({ mode, profile }: ClientFacts): void {
  if (mode === 'internal') {
    throw new UsageError(
      "--for headless is impossible: Flyte's own authorization server has no endpoint for device logins",
      REMEDY,
    );
  }
  if (profile?.external === undefined) {
    throw new UsageError(`--for headless is impossible: ${profile?.label ?? 'the provider'} cannot issue Flyte's tokens`, REMEDY);
  }
}

/** What has to be true at the provider before the device login works. */
export const headlessCondition = ({ profile }: ClientFacts): string | undefined => profile?.external?.notes.deviceFlow;
