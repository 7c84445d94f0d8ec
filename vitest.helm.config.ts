import { defineConfig } from 'vitest/config';

/** `npm run test:helm`: compares with a real Helm; needs FLYTE_CHARTS and HELM in the environment. */
export default defineConfig({
  test: { include: ['test/real-helm/**/*.helm.ts'], testTimeout: 60_000, reporters: ['default', './test/count-reporter.ts'] },
});
