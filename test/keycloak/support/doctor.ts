import { inject } from 'vitest';
import { answersFor, valuesOfAnswers } from '../../generate/matrix.ts';
import { probe } from '../../probe/support/probing.ts';
import { FLYTE_URL, SERVICE_SECRET } from './realms.ts';

interface DoctorOptions {
  readonly secret?: string;
  readonly flags?: readonly string[];
}

/** What `doctor` says of a realm to the values that `init` writes for it, with flytepropeller's token. */
export async function doctor(realm: string, { secret = SERVICE_SECRET, flags = [] }: DoctorOptions = {}) {
  const place = { keycloakUrl: inject('keycloakUrl'), realm, url: FLYTE_URL };
  const values = valuesOfAnswers(
    answersFor('keycloak', 'external', 'flyte-binary', 'secret', { ...place, oidcClientId: 'flyteconsole' }),
  );
  const { code, report } = await probe(
    ['doctor', '-f', 'v.yaml', '--idp-only', '--client-credentials', ...flags],
    { 'v.yaml': values },
    { env: { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: secret } },
  );
  const failed = report.groups.flatMap(({ checks }) => checks.filter(({ status }) => status === 'fail'));
  return { code, summary: report.summary, failed: failed.map(({ id }) => id), remedies: failed.map(({ remedy }) => remedy) };
}
