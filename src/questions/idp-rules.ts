import { profileOf } from '../idps/index.ts';
import { issuerFor } from '../idps/issuer.ts';
import type { IssuerDetails, TokenPlan } from '../idps/profile.ts';
import { recogniseIssuer } from '../idps/recognise.ts';
import type { Draft, Reading } from './question.ts';
import { quoted } from './reading/text.ts';

/** Why the chosen provider cannot issue Flyte's tokens; undefined where it can, or where none is chosen. */
export function externalRefused(draft: Draft): string | undefined {
  if (draft.idp === undefined) return undefined;
  const { internalOnly, why } = recogniseIssuer(draft.issuer ?? '');
  const stranger = internalOnly ? `the issuer ${why}, which cannot issue Flyte's tokens` : undefined;
  return profileOf(draft.idp).whyNotExternal(draft) ?? stranger;
}

/** The issuer that the answers amount to so far; undefined as long as some are missing. */
export function builtIssuer(draft: Draft): string | undefined {
  if (draft.idp === undefined) return undefined;
  const result = issuerFor(draft.idp, draft);
  return 'issuer' in result ? result.issuer : undefined;
}

/** Lets the provider judge one of the details that its issuer is built from, alone and together with those that are there. */
export function checkDetail<T extends string>(key: keyof IssuerDetails, value: T, draft: Draft): Reading<T> {
  if (draft.idp === undefined) return { value };
  const details: Draft = { ...draft, [key]: value };
  const result = issuerFor(draft.idp, details);
  // A detail that is not there yet is no fault of this one.
  if ('issuer' in result || details[result.detail] === undefined) return { value };
  return { problem: result.remedy === undefined ? result.problem : `${result.problem}. ${result.remedy}` };
}

/** Judges an issuer URL that was given as a whole, by its form. */
export function checkIssuer(issuer: string, draft: Draft): Reading<string> {
  const { level, why, idp, suggestion } = recogniseIssuer(issuer);
  if (level === 'error') {
    return { problem: `${quoted(issuer)} ${why}${suggestion === undefined ? '' : `. write ${quoted(suggestion)}`}` };
  }
  if (idp !== undefined && idp !== 'oidc' && idp !== draft.idp) {
    return { value: issuer, note: `${quoted(issuer)} ${why}; --idp ${idp} knows more about it` };
  }
  return level === 'warning' ? { value: issuer, note: `${quoted(issuer)} ${why}` } : { value: issuer };
}

/** What the provider's rule makes of the answers so far, where it issues Flyte's tokens. */
export function tokenPlan(draft: Draft): TokenPlan | undefined {
  const { idp, authServer, url, oidcClientId } = draft;
  if (idp === undefined || authServer !== 'external' || url === undefined || oidcClientId === undefined) return undefined;
  return profileOf(idp).external?.plan({ ...draft, authServer, url, oidcClientId });
}
