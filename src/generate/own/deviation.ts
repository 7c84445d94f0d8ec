import type { AuthSetup } from '../setup.ts';
import type { Base } from './base.ts';

/** What a set-up says, by words for a message; lists in which order has no meaning are sorted. */
function fieldsOf(setup: AuthSetup): Readonly<Record<string, string>> {
  const set = (items: readonly string[]): string => [...items].sort().join(', ');
  const common = {
    'authorization server': setup.mode,
    'public URL': setup.url,
    issuer: setup.issuer,
    'client id of the web app': setup.openId.clientId,
    'login scopes': set(setup.openId.scopes),
    'place of the secrets': setup.secrets.kept === 'outside' ? `Secret "${setup.secrets.name}"` : 'values',
    'client id of the CLIs': setup.flyteClient.clientId,
    'redirect URI of the CLIs': setup.flyteClient.redirectUri,
    'scopes of the CLIs': set(setup.flyteClient.scopes),
    [CALLER_ID]: setup.propeller.clientId,
  };
  if (setup.mode === 'internal') return { ...common, [HASH]: setup.propeller.hash };
  return {
    ...common,
    'metadata URL': setup.metadataUrl ?? '',
    'audience of the access tokens': set(setup.allowedAudience),
    'audience of the CLIs': setup.flyteClient.audience ?? '',
    [CALLER_SCOPES]: set(setup.propeller.scopes),
    [CALLER_AUDIENCE]: setup.propeller.audience ?? '',
  };
}

const HASH = "hash of flytepropeller's secret";
const CALLER_ID = 'client id of flytepropeller';
const CALLER_SCOPES = 'scopes of flytepropeller';
const CALLER_AUDIENCE = 'audience of flytepropeller';
const CALLER: readonly string[] = [CALLER_ID, CALLER_SCOPES, CALLER_AUDIENCE];

/**
 * What Flyte would take otherwise than it was asked for, because of `winner`; undefined where it takes everything. What no answer changed
 * may be as the user has it; `hasCallers`: whether anybody in the release logs in as flytepropeller does.
 */
export function deviation(
  found: AuthSetup | undefined,
  wanted: AuthSetup,
  base: Base | undefined,
  hasCallers: boolean,
  winner: string,
): string | undefined {
  if (found === undefined) return 'authentication would not work';
  const [now, then] = [fieldsOf(found), fieldsOf(wanted)];
  const [usual, before] = [base && fieldsOf(base.setup), base && fieldsOf(base.before)];
  for (const [field, value] of Object.entries(then)) {
    const isOwn = usual?.[field] === value && before?.[field] === now[field];
    const isIdle = !hasCallers && CALLER.includes(field);
    if (now[field] === value || isOwn || isIdle) continue;
    const shown = field === HASH ? 'another one' : `"${now[field]}" instead of "${value}"`;
    return `the ${field} would be ${shown}: ${winner}`;
  }
  return undefined;
}
