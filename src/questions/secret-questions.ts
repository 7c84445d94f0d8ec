import { UsageError } from '../core/errors.ts';
import { adviceOnClientSecret } from '../idps/advice.ts';
import { profileOf } from '../idps/index.ts';
import { assertHashable } from '../secrets/bcrypt.ts';
import type { Secret } from '../secrets/secret.ts';
import type { AnsweredSecrets, Answers } from './answers.ts';
import type { Draft, Where } from './question.ts';

export type SecretKey = keyof AnsweredSecrets;

/** What the set-up wants of a secret: to be told it, to make it up, or nothing at all. */
export type Need = 'told' | 'generated' | 'none';

/** The declaration of one secret. Its flag and answers key name a file only; its value comes from a variable or the prompt. */
export interface SecretQuestion {
  readonly key: SecretKey;
  /** The words of the prompt. */
  readonly message: (answers: Answers) => string;
  /** One line for `--help` and the schema. */
  readonly help: string;
  /** Shown at the prompt alone. */
  readonly where?: Where;
  readonly need: (answers: Draft) => Need;
  /** Why a person has to give it, for the message that it is missing. */
  readonly why: (answers: Draft) => string;
  /** Why the secret cannot be used, or what is odd about it. Throws UsageError for one that cannot be hashed. */
  readonly check: (secret: Secret, answers: Answers) => string | undefined;
}

/** Whether the secrets themselves are written: into the values or into the manifest of a Secret. */
const written = ({ secrets }: Draft): boolean => secrets === 'values' || secrets === 'secret';

const WRITTEN = 'it is written where you keep secrets';
const HASHED = 'only its hash goes into the values; it has to be the secret that the cluster will have under "client_secret"';

export const SECRET_QUESTIONS: readonly SecretQuestion[] = [
  {
    key: 'oidcClientSecret',
    message: () => 'Client secret of the web app',
    help: 'secret of the web client',
    where: {
      okta: 'Applications > the web app > General: Client Credentials',
      google: 'Google shows it once, when the client or a new secret is made',
      'azure-ad': 'Certificates & secrets of the app registration: its Value, not its Secret ID',
      keycloak: 'Clients > the client for the console > Credentials',
      auth0: 'Applications > the regular web application > Settings: Client Secret',
    },
    need: (answers) => (written(answers) ? 'told' : 'none'),
    why: () => WRITTEN,
    check: checkAtProvider,
  },
  {
    key: 'propellerClientSecret',
    message: (answers) => {
      if (answers.authServer === 'external') return 'Client secret of the service app';
      return `Client secret of flytepropeller${written(answers) ? '' : ', as the cluster has it (for its hash)'}`;
    },
    help: 'secret of the service client; internal with --secrets values or secret: generated if left out',
    need: needOfPropeller,
    why: (answers) => (written(answers) ? WRITTEN : HASHED),
    check: (secret, answers) => {
      if (answers.authServer === 'external') return checkAtProvider(secret, answers);
      assertHashable(secret);
      return undefined;
    },
  },
];

/** With an internal authorization server the values hold the hash of a secret that Flyte alone knows: a new one, unless it exists. */
function needOfPropeller(answers: Draft): Need {
  if (answers.authServer === 'external') return written(answers) ? 'told' : 'none';
  return written(answers) ? 'generated' : 'told';
}

function checkAtProvider(secret: Secret, { idp }: Answers): string | undefined {
  const advice = adviceOnClientSecret(profileOf(idp), secret);
  if (advice?.level === 'error') throw new UsageError(advice.message);
  return advice?.message;
}
