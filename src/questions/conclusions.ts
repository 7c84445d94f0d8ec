import { profileOf } from '../idps/index.ts';
import { recogniseIssuer } from '../idps/recognise.ts';
import { consoleRedirectUri } from '../idps/steps.ts';
import { whyInternalOnly } from './idp.ts';
import { builtIssuer } from './idp-rules.ts';
import type { Draft } from './question.ts';

/** flyteadmin's own default below the issuer (RFC 8414). */
const OWN_METADATA = '.well-known/oauth-authorization-server';

/** What follows from the answers so far, one line each: what was built instead of asked, and what will not work. */
export function conclusions(draft: Draft): readonly string[] {
  return [mode(draft), ...issuer(draft), metadata(draft), redirect(draft), plainText(draft)].filter((line) => line !== undefined);
}

function mode(draft: Draft): string | undefined {
  const reason = draft.idp === undefined ? undefined : whyInternalOnly(draft);
  return reason === undefined ? undefined : `internal authorization server: ${reason}`;
}

function issuer(draft: Draft): readonly string[] {
  const built = builtIssuer(draft);
  // Okta's issuer is not settled before its authorization server is.
  if (built === undefined || (draft.idp === 'okta' && draft.issuer === undefined && draft.oktaAuthServer === undefined))
    return [];
  const { level, why } = recogniseIssuer(built);
  return [`issuer    ${built}`, ...(level === 'warning' ? [`careful: the issuer ${why}`] : [])];
}

function metadata(draft: Draft): string | undefined {
  const built = builtIssuer(draft);
  if (draft.idp === undefined || draft.authServer !== 'external' || built === undefined || issuer(draft).length === 0)
    return undefined;
  const details = { url: '', oidcClientId: '', ...draft, authServer: draft.authServer };
  const chosen = draft.metadataUrl ?? profileOf(draft.idp).external?.plan(details).metadataUrl;
  const url = new URL(chosen ?? OWN_METADATA, built.replace(/\/?$/, '/')).href;
  return `metadata  ${url}${chosen === undefined ? ' (where Flyte looks by itself; nothing to set)' : ''}`;
}

function redirect({ url }: Draft): string | undefined {
  return url === undefined ? undefined : `redirect  ${consoleRedirectUri(url)} (to register for the web app)`;
}

function plainText({ secrets }: Draft): string | undefined {
  return secrets === 'values' ? 'careful: the values will hold the secrets in plain text; never commit them' : undefined;
}
