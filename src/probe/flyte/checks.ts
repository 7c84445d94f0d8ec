import { skip } from '../check.ts';
import { authOnCheck, grpcAuthCheck, meCheck, runsWithoutAuth } from './auth-on.ts';
import { cookiesCheck, loginCheck, redirectUriCheck } from './login.ts';
import { clientCheck, discoveryRedirectCheck, metadataCheck } from './metadata.ts';
import { clockCheck, corsCheck, grpcCheck, healthCheck, reachableCheck, routesCheck } from './reach.ts';
import type { SiteCheck } from './site.ts';

/** What does not exist without authentication needs no findings of its own. */
const withAuth = (check: SiteCheck): SiteCheck => ({
  ...check,
  run: async (site) => ((await runsWithoutAuth(site)) ? skip('flyteadmin runs without authentication') : check.run(site)),
});

/** The checks of a deployed Flyte, the most important one first. */
export const FLYTE_CHECKS: readonly SiteCheck[] = [
  reachableCheck,
  authOnCheck,
  grpcAuthCheck,
  meCheck,
  healthCheck,
  ...[loginCheck, redirectUriCheck, cookiesCheck, routesCheck].map(withAuth),
  ...[discoveryRedirectCheck, metadataCheck, clientCheck, grpcCheck].map(withAuth),
  corsCheck,
  clockCheck,
];
