import { UNSUPPORTED_PROVIDERS } from '../idps/unsupported.ts';
import { AUTH_SERVERS, IDP_IDS } from './answers.ts';
import { checkIssuer, externalRefused } from './idp-rules.ts';
import { type Choice, type Draft, question, type Reading } from './question.ts';
import { readChoice } from './reading/choice.ts';
import { andThen } from './reading/text.ts';
import { readUrl } from './reading/url.ts';

const IDPS: readonly Choice[] = [
  { value: 'okta', name: 'Okta', hint: 'org or custom authorization server' },
  { value: 'google', name: 'Google', hint: 'Workspace and Gmail accounts; internal only' },
  {
    value: 'azure-ad',
    name: 'Microsoft Entra ID (Azure AD)',
    hint: 'one tenant',
    aliases: ['entra', 'entra-id', 'azure', 'azuread', 'microsoft'],
  },
  { value: 'keycloak', name: 'Keycloak', hint: 'your own realm' },
  { value: 'auth0', name: 'Auth0', hint: 'your own tenant' },
  { value: 'oidc', name: 'Other OpenID Connect', hint: 'any provider with a discovery document', aliases: ['other', 'generic'] },
];

const MODES: readonly Choice[] = [
  {
    value: 'internal',
    name: 'Internal',
    hint: 'Flyte issues tokens itself. Quick start, nothing more to set up',
    aliases: ['self'],
  },
  {
    value: 'external',
    name: 'External',
    hint: 'your provider issues tokens: scopes and expiry follow your policy',
  },
];

const idp = question({
  key: 'idp',
  topic: 'Identity provider',
  message: 'Identity provider',
  help: 'where people log in',
  example: 'okta',
  form: { kind: 'choice', choices: IDPS },
  read: readIdp,
});

function readIdp(raw: string): Reading<(typeof IDP_IDS)[number]> {
  const word = raw
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim();
  const reading = readChoice(IDP_IDS, IDPS)(raw);
  const unsupported = UNSUPPORTED_PROVIDERS.find(({ name }) => word.length > 3 && name.toLowerCase().includes(word));
  if ('value' in reading || !unsupported) return reading;
  return { problem: `${unsupported.name} cannot log people in to Flyte: ${unsupported.reason}. ${unsupported.wayRound}` };
}

const issuer = question({
  key: 'issuer',
  topic: 'Identity provider',
  message: 'Issuer URL',
  where: '"issuer" in the discovery document (<issuer>/.well-known/openid-configuration), letter by letter',
  help: 'issuer URL, exactly as the discovery document has it; overrides the built one',
  example: 'https://sso.example.com',
  form: { kind: 'text' },
  askedWhen: ({ idp: chosen }) => chosen === 'oidc',
  fallbackText: "built from the provider's details",
  // Flyte compares issuers byte by byte: what was written is kept, a final slash too.
  read: (raw, draft) => andThen(readUrl(raw), () => checkIssuer(raw.trim(), draft)),
});

const authServer = question({
  key: 'authServer',
  topic: 'Identity provider',
  message: 'Authorization server',
  help: 'who issues the access tokens of Flyte',
  example: 'external',
  form: { kind: 'choice', choices: MODES },
  askedWhen: (draft) => draft.idp !== undefined && whyInternalOnly(draft) === undefined,
  fallback: (draft) => (draft.idp !== undefined && whyInternalOnly(draft) !== undefined ? 'internal' : undefined),
  fallbackText: 'internal where nothing else works',
  read: (raw, draft) =>
    andThen(readChoice(AUTH_SERVERS, MODES)(raw), (value): Reading<(typeof AUTH_SERVERS)[number]> => {
      const problem = value === 'external' ? whyInternalOnly(draft) : undefined;
      return problem === undefined ? { value } : { problem: `"external" is impossible. ${problem}` };
    }),
});

/** Okta's authorization server is asked for later: as long as nothing else is known it may be one that issues Flyte's tokens. */
export function whyInternalOnly(draft: Draft): string | undefined {
  return externalRefused({ oktaAuthServer: 'default', ...draft });
}

export const idpQuestions = { idp, issuer, authServer };
