import type { RegisteredApp } from '../idps/profile.ts';

/** What Flyte's clients are called at the provider, where their names are free to choose. */
export const APP_NAMES = {
  web: 'flyteconsole',
  native: 'flytectl',
  service: 'flytepropeller',
} as const satisfies Readonly<Record<Exclude<RegisteredApp, 'server' | 'policy'>, string>>;

/** The name of the authorization server, API or registration that stands for Flyte as a whole. */
export const SERVER_NAME = 'flyte';
