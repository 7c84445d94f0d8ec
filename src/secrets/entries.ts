import type { AnsweredSecrets } from '../questions/answers.ts';

/** The entries of the Secrets that the charts mount, and the answer that each holds. */
export const SECRET_ENTRIES = {
  client_secret: 'propellerClientSecret',
  oidc_client_secret: 'oidcClientSecret',
} as const satisfies Readonly<Record<string, keyof AnsweredSecrets>>;

/** The name of an entry. */
export type SecretEntry = keyof typeof SECRET_ENTRIES;

export const ENTRY_NAMES = Object.keys(SECRET_ENTRIES) as readonly SecretEntry[];

/** The entry that holds an answer. */
export const entryOf = (key: keyof AnsweredSecrets): SecretEntry =>
  key === SECRET_ENTRIES.client_secret ? 'client_secret' : 'oidc_client_secret';
