import { shellWord } from '../../core/shell.ts';
import type { TokenPlan } from '../../idps/profile.ts';
import { flagName } from '../../questions/names.ts';
import { type IdpSetup, shownIssuer } from '../setup.ts';
import { code, shell } from './text.ts';

/** The last steps: whether the provider answers as Flyte needs it to. */
export function checks(setup: IdpSetup): readonly string[] {
  const { tokens, answers } = setup;
  const issuer = shownIssuer(setup);
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  return [issuerCheck(issuer, url), ...(tokens === undefined ? [] : [tokenCheck(url, answers.propellerClientId ?? '', tokens)])];
}

const issuerCheck = (issuer: string, url: string): string =>
  `Check the issuer\n\nThe document has to name ${code(issuer)} as its \`issuer\`, letter by letter: Flyte does not start otherwise.\n\n${shell(`curl -fsS ${shellWord(url)}`)}`;

/** Flyte reads no other claims for its decision (flyteadmin/auth/authzserver/claims_verifier.go). */
function tokenCheck(url: string, clientId: string, { allowedAudience, propellerScopes, audience }: TokenPlan): string {
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    scope: propellerScopes.join(' '),
    ...(audience !== undefined && { audience }),
  };
  const fields = Object.entries(form).map(([name, value]) => `  --data-urlencode ${shellWord(`${name}=${value}`)} \\`);
  const secret = shellWord(`<file-with-${flagName('propellerClientSecret')}>`);
  const command = [
    `TOKEN_URL=$(curl -fsS ${shellWord(url)} | jq -r .token_endpoint)`,
    `tr -d '\\n' <${secret} | curl -fsS "$TOKEN_URL" \\`,
    ...fields,
    '  --data-urlencode client_secret@- |',
    `  jq '.access_token | split(".")[1] | gsub("-"; "+") | gsub("_"; "/") | @base64d | fromjson'`,
  ].join('\n');
  return [
    'Check a token of flytepropeller',
    `\`aud\` has to be or hold ${allowedAudience.map(code).join(' or ')}. \`scp\` has to be \`["all"]\`; or there is neither \`scp\` nor \`client_id\`.`,
    shell(command),
  ].join('\n\n');
}
