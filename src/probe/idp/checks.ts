import type { Expected } from '../expected.ts';
import { deviceCheck } from './device.ts';
import { discoveryCheck, issuerCheck } from './discovery.ts';
import { endpointsCheck, keysCheck, metadataCheck, pkceCheck } from './endpoints.ts';
import type { IdpCheck } from './idp.ts';
import { cliLoginCheck, webLoginCheck } from './login-requests.ts';

const LOGIN_CHECKS: readonly IdpCheck[] = [discoveryCheck, issuerCheck, endpointsCheck, webLoginCheck];
const TOKEN_CHECKS: readonly IdpCheck[] = [
  metadataCheck,
  pkceCheck,
  cliLoginCheck,
  { ...deviceCheck, needs: [metadataCheck.id] },
];

/** The checks of an identity provider, in their order; where Flyte issues the tokens, it does nothing but log people in. */
export const idpChecks = ({ mode }: Expected): readonly IdpCheck[] => [
  ...LOGIN_CHECKS,
  ...(mode === 'External' ? TOKEN_CHECKS : [deviceCheck]),
  keysCheck,
];
