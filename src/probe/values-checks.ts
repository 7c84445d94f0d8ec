import { quotedList } from '../core/quote.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { serverOf } from '../rules/setup.ts';
import { type Check, fail, type Outcome, pass, skip } from './check.ts';
import { expectedOf } from './expected.ts';

const VALIDATE = '"flyte-auth-config validate" says what is wrong with them';

/** Whether the values themselves turn authentication on; asks nobody. */
export const VALUES_CHECKS: readonly Check<ReleaseModel>[] = [
  { id: 'values-auth', title: 'the values turn authentication on', run: judgeValues },
];

function judgeValues(model: ReleaseModel): Outcome {
  if (model.unmodelled !== undefined)
    return skip('only Helm itself can tell what these values come to ("flyte-auth-config validate" says why)');
  // Helm's own words quote values, and one of them may be a secret.
  if (model.helmFailure !== undefined) return fail('Helm refuses the values', VALIDATE);
  const server = serverOf(model);
  if (server === undefined) return fail('these values have no flyteadmin', 'give those of the cluster that flyteadmin runs in');
  const expected = expectedOf(model);
  if (expected === undefined) return fail('flyteadmin refuses to start with these values', VALIDATE);
  const { useAuth } = expected.security;
  if (!useAuth.value) {
    const remedy = `set ${expected.key('server.security.useAuth')} to true, or let "flyte-auth-config init" do it all`;
    return fail('these values leave authentication off', remedy, { rule: 'auth-off', about: useAuth });
  }
  const issuer = expected.mode === 'Self' ? 'Flyte issues the tokens' : 'an external authorization server issues the tokens';
  const unknown = [...server.unknownConfig, ...model.elsewhere].map(({ value }) => value);
  const caveat = unknown.length === 0 ? '' : `; what ${quotedList(unknown)} adds is not known here`;
  return pass(`${issuer}, logins go to ${expected.auth.userAuth.openId.baseUrl.value || 'nobody'}${caveat}`);
}
