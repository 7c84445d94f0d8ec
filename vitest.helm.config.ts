import { defineConfig } from 'vitest/config';

if (!process.env['FLYTE_CHARTS'] || !process.env['HELM']) {
  console.log('skipped: set FLYTE_CHARTS=<checkout of flyte>/charts and HELM=<helm binary> to compare with real Helm');
}

/** `npm run test:helm`: compares with a real Helm; needs FLYTE_CHARTS and HELM in the environment. */
export default defineConfig({
  test: {
    include: ['test/real-helm/**/*.helm.ts'],
    globalSetup: './test/support/real-charts.ts',
    testTimeout: 60_000,
    reporters: ['default', './test/count-reporter.ts'],
  },
});
