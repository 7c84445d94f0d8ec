import type { Severity } from '../core/diagnostic.ts';
import { profileOf } from '../idps/index.ts';
import type { IdpId } from '../questions/answers.ts';
import { isUnfilled } from './values.ts';

/** Providers whose ids always look alike; elsewhere administrators may choose their own. */
const FIXED_FORM: readonly IdpId[] = ['azure-ad', 'google', 'auth0'];

/** What an id of the provider looks like, where this one does not. */
export function oddClientId(
  idp: IdpId | undefined,
  id: string,
): { readonly looks: string; readonly severity: Severity } | undefined {
  const format = idp && profileOf(idp).clientId;
  if (!format || isUnfilled(id) || format.pattern.test(id)) return undefined;
  return { looks: format.looks, severity: FIXED_FORM.includes(idp) ? 'warning' : 'info' };
}
