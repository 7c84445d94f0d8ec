import type { Secret } from '../secrets/secret.ts';
import type { Advice, IdpProfile } from './profile.ts';

/** What is odd about a client id at this provider; ids that administrators chose themselves are odd but right. */
export function adviceOnClientId({ clientId }: IdpProfile, id: string): Advice | undefined {
  if (clientId === undefined || clientId.pattern.test(id)) return undefined;
  return { level: 'warning', message: `"${id}" does not look like ${clientId.looks}` };
}

/** What is odd about a client secret at this provider; the message never shows the secret. */
export function adviceOnClientSecret(profile: IdpProfile, secret: Secret): Advice | undefined {
  const trap = profile.secretTrap?.(secret);
  if (trap !== undefined) return { level: 'error', message: trap };
  const { clientSecret } = profile;
  if (clientSecret === undefined || clientSecret.pattern.test(secret.reveal())) return undefined;
  return { level: 'warning', message: `the client secret does not look like ${clientSecret.looks}` };
}
