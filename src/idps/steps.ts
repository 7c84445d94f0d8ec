import type { RegisteredApp, RegistrationStep } from './profile.ts';

/** Where flytectl and pyflyte listen for the answer of a browser login (flyteadmin/auth/config/config.go). */
export const CLI_REDIRECT_URI = 'http://localhost:53593/callback';

/** Where the provider sends people back to after a login in the console (flyteadmin/auth/auth_context.go). */
export const consoleRedirectUri = (url: string): string => `${url}/callback`;

/** A registration step from its settings as name and value. */
export function step(
  app: RegisteredApp,
  title: string,
  where: string | undefined,
  settings: Readonly<Record<string, string | undefined>>,
): RegistrationStep {
  const filled = Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  return { app, title, where, settings: filled };
}
