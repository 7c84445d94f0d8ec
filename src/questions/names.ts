import type { AnswerKey } from './question.ts';

/** Every environment variable of the program starts so. */
export const ENV_PREFIX = 'FLYTE_AUTH_';

/** `oidcClientId` → `oidc-client-id`: the flag without its dashes. */
export const flagName = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `oidcClientId` → `--oidc-client-id`. */
export const flagOf = (key: string): string => `--${flagName(key)}`;

/** `oidcClientId` → `FLYTE_AUTH_OIDC_CLIENT_ID`. */
export const envOf = (key: string): string => `${ENV_PREFIX}${flagName(key).replaceAll('-', '_').toUpperCase()}`;

/** The three ways to give an answer without being asked, for messages. */
export const waysToGive = (key: AnswerKey): string => `${flagOf(key)}, ${envOf(key)} or "${key}" in the answers file`;
