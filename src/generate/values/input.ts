import { UsageError } from '../../core/errors.ts';
import type { IdpProfile } from '../../idps/profile.ts';
import type { AnsweredSecrets } from '../../questions/answers.ts';
import type { Secret } from '../../secrets/secret.ts';
import type { AuthSetup } from '../setup.ts';

/** Both client secrets, for the values file. */
export interface ClientSecrets {
  readonly oidc: Secret;
  readonly propeller: Secret;
}

/** What a values file is written from; `secrets` is there exactly where the set-up keeps them in the values. */
export interface ValuesInput {
  readonly setup: AuthSetup;
  readonly profile: IdpProfile;
  readonly secrets: ClientSecrets | undefined;
}

/** The secrets that the values file holds, if it holds any. Throws UsageError where one is missing. */
export function secretsForValues(setup: AuthSetup, answered: AnsweredSecrets): ClientSecrets | undefined {
  if (setup.secrets.kept === 'outside') return undefined;
  const { oidcClientSecret: oidc, propellerClientSecret: propeller } = answered;
  if (oidc === undefined) throw new UsageError('the client secret of the web app is missing');
  if (propeller === undefined) throw new UsageError('the client secret of flytepropeller is missing');
  return { oidc, propeller };
}
