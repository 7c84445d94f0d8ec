import { defineConfig } from 'vitest/config';

/** `npm run test:keycloak`: a real Keycloak with the realm that idp-setup writes; needs Java and Maven. */
export default defineConfig({
  test: {
    include: ['test/keycloak/**/*.keycloak.ts'],
    globalSetup: 'test/keycloak/support/global-setup.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
