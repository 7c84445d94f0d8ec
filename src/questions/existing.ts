import { recogniseIssuer } from '../idps/recognise.ts';
import type { IdpId } from './answers.ts';
import type { Given } from './given.ts';
import { QUESTIONS } from './index.ts';
import type { AnswerKey } from './question.ts';
import { type Remark, resolve } from './resolve.ts';

/** The answers that an issuer is built from. */
const DETAILS = [
  'oktaDomain',
  'oktaAuthServer',
  'tenantId',
  'cloud',
  'keycloakUrl',
  'realm',
  'auth0Domain',
] as const satisfies readonly AnswerKey[];

/** Answers that mean nothing at another provider. */
export const OF_ONE_PROVIDER = [
  'issuer',
  'metadataUrl',
  'oidcClientId',
  'flytectlClientId',
  'propellerClientId',
  'apiScope',
  'audience',
] as const satisfies readonly AnswerKey[];

/** What was given now, over what the user's own values say already as far as it still fits. */
export function withExisting(given: Given, existing: Given): Given {
  const outdated: readonly AnswerKey[] = outdatedBy(given, existing);
  return new Map([...[...existing].filter(([key]) => !outdated.includes(key)), ...given]);
}

/** The answers without those in the user's values that cannot be used, which somebody has to give anew. */
export function withoutRefused(given: Given): { readonly given: Given; readonly refused: readonly Remark[] } {
  const refused = resolve(QUESTIONS, given).problems.filter(({ source }) => source.from === 'existing');
  if (refused.length === 0) return { given, refused };
  const keys = refused.map(({ question }) => question.key);
  const rest = withoutRefused(new Map([...given].filter(([key]) => !keys.includes(key))));
  return { given: rest.given, refused: [...refused, ...rest.refused] };
}

function outdatedBy(given: Given, existing: Given): readonly AnswerKey[] {
  const old = idpOf(existing);
  const now = idpOf(given);
  if (old !== undefined && now !== undefined && now !== old) return ['idp', ...DETAILS, ...OF_ONE_PROVIDER];
  if (given.has('issuer')) return DETAILS;
  return DETAILS.some((key) => given.has(key)) ? ['issuer'] : [];
}

/** The provider that was named, or the one that a given issuer belongs to. */
function idpOf(given: Given): IdpId | undefined {
  const named = resolve(QUESTIONS.slice(0, 1), given).draft.idp;
  const issuer = given.get('issuer')?.raw;
  return named ?? (typeof issuer === 'string' ? recogniseIssuer(issuer).idp : undefined);
}
