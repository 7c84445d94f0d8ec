import type { TestProject } from 'vitest/node';
import { distribution, KEYCLOAK_VERSION } from './distribution.ts';
import { IMPORTED_REALMS, SECRETS } from './realms.ts';
import { startKeycloak } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Keycloak answers; empty where it cannot be had. */
    readonly keycloakUrl: string;
  }
}

/** Starts one Keycloak for all tests, and kills it whatever becomes of them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = await distribution();
  if ('missing' in found) {
    process.stdout.write(`skipped: Keycloak ${KEYCLOAK_VERSION} is not to be had here. ${found.missing}\n`);
    project.provide('keycloakUrl', '');
    return async () => {};
  }
  const server = await startKeycloak({ home: found.home, realms: IMPORTED_REALMS, env: SECRETS });
  project.provide('keycloakUrl', server.url);
  return server.stop;
}
