import { authOnCheck, grpcAuthCheck, meCheck } from './auth-on.ts';
import { cookiesCheck, loginCheck, redirectUriCheck } from './login.ts';
import { clientCheck, discoveryRedirectCheck, metadataCheck } from './metadata.ts';
import { clockCheck, corsCheck, grpcCheck, healthCheck, reachableCheck, routesCheck } from './reach.ts';
import type { SiteCheck } from './site.ts';

/** The checks of a deployed Flyte, the most important one first. */
export const FLYTE_CHECKS: readonly SiteCheck[] = [
  reachableCheck,
  authOnCheck,
  grpcAuthCheck,
  meCheck,
  healthCheck,
  loginCheck,
  redirectUriCheck,
  cookiesCheck,
  routesCheck,
  discoveryRedirectCheck,
  metadataCheck,
  clientCheck,
  grpcCheck,
  corsCheck,
  clockCheck,
];
