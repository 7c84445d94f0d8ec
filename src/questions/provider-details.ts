import { CLOUDS, type IdpId } from './answers.ts';
import { checkDetail, externalRefused } from './idp-rules.ts';
import { type Choice, type Draft, question, type Reading } from './question.ts';
import { readChoice } from './reading/choice.ts';
import { readHost } from './reading/host.ts';
import { andThen, quoted, readText, readWord } from './reading/text.ts';
import { changes, readUrl } from './reading/url.ts';

const CLOUD_CHOICES: readonly Choice[] = [
  { value: 'public', name: 'Public', hint: 'login.microsoftonline.com' },
  { value: 'us-gov', name: 'US Government', hint: 'login.microsoftonline.us' },
  { value: 'china', name: 'China (21Vianet)', hint: 'login.partner.microsoftonline.cn' },
];

const when = (id: IdpId) => (draft: Draft) => draft.idp === id;
/** A given issuer makes the details that it would be built from needless. */
const unlessIssuer = (draft: Draft) => draft.issuer === undefined;
const about = { topic: 'Identity provider', form: { kind: 'text' } } as const;

const oktaDomain = question({
  ...about,
  key: 'oktaDomain',
  message: 'Okta domain',
  help: 'domain of the Okta org, or its custom domain',
  where: 'where people sign in, such as acme.okta.com; not the one with "-admin"',
  example: 'acme.okta.com',
  appliesTo: when('okta'),
  askedWhen: unlessIssuer,
  read: (raw, draft) =>
    andThen(
      /^[a-z0-9-]+$/i.test(raw.trim())
        ? { problem: `${quoted(raw)} is no domain. write "${raw.trim()}.okta.com"` }
        : readHost(raw),
      (host) => checkDetail('oktaDomain', host, draft),
    ),
});

const oktaAuthServer = question({
  ...about,
  key: 'oktaAuthServer',
  message: 'Okta authorization server id',
  where: 'Security > API > Authorization Servers: the end of its Issuer URI ("default" or "aus…"); none is the org server',
  help: '"default" or "aus…"; empty for the org server (internal only)',
  example: 'aus1a2b3c4d5e6f7g8h9',
  appliesTo: when('okta'),
  askedWhen: unlessIssuer,
  fallback: (draft) => (draft.idp === 'okta' && draft.authServer === 'internal' && draft.issuer === undefined ? '' : undefined),
  fallbackText: 'the org server for internal',
  suggestion: () => 'default',
  read: readServer,
});

/** The id; the whole issuer URI of the server is cut down to it. */
function readServer(raw: string, draft: Draft): Reading<string> {
  const id = /\/oauth2\/([^/]+)\/?$/.exec(raw.trim())?.[1] ?? raw.trim();
  if (id === '') return orgServer(draft);
  const read = andThen(readWord(id), (value) => checkDetail('oktaAuthServer', value, draft));
  return 'value' in read && id !== raw.trim() ? { ...read, note: `read as ${quoted(id)}` } : read;
}

function orgServer(draft: Draft): Reading<string> {
  const reason = draft.authServer === 'external' ? externalRefused({ ...draft, oktaAuthServer: '' }) : undefined;
  return reason === undefined ? { value: '' } : { problem: `is empty. ${reason}` };
}

const tenantId = question({
  ...about,
  key: 'tenantId',
  message: 'Tenant id (GUID)',
  help: 'directory (tenant) id, a GUID',
  where: 'App registrations > the app > Overview: Directory (tenant) ID',
  example: '11111111-2222-3333-4444-555555555555',
  appliesTo: when('azure-ad'),
  askedWhen: unlessIssuer,
  read: (raw, draft) => andThen(readWord(raw), (value) => checkDetail('tenantId', value.toLowerCase(), draft)),
});

const cloud = question({
  ...about,
  key: 'cloud',
  message: 'Microsoft cloud',
  help: 'which Microsoft cloud',
  example: 'public',
  form: { kind: 'choice', choices: CLOUD_CHOICES },
  appliesTo: when('azure-ad'),
  askedWhen: () => false,
  fallback: (draft) => (draft.idp === 'azure-ad' ? 'public' : undefined),
  fallbackText: 'public',
  read: readChoice(CLOUDS, CLOUD_CHOICES),
});

const keycloakUrl = question({
  ...about,
  key: 'keycloakUrl',
  message: 'Keycloak base URL',
  where: 'what stands before /realms/ in its URLs, with /auth where the server has it',
  help: 'base URL of Keycloak, with /auth where the server has it',
  example: 'https://sso.example.com',
  appliesTo: when('keycloak'),
  askedWhen: unlessIssuer,
  read: (raw, draft) => andThen(readKeycloakUrl(raw), (value) => checkDetail('keycloakUrl', value, draft)),
});

function readKeycloakUrl(raw: string): Reading<string> {
  return andThen(readUrl(raw), (url): Reading<string> => {
    const realm = /\/realms\/([^/]+)/.exec(url.pathname)?.[1];
    if (realm !== undefined) {
      const base = url.href.slice(0, url.href.indexOf('/realms/'));
      return {
        problem: `${quoted(raw.trim())} names a realm. split it into the base URL ${quoted(base)} and the realm ${quoted(realm)}`,
      };
    }
    const value = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    const note = changes(raw, url, value);
    return note === undefined ? { value } : { value, note };
  });
}

const realm = question({
  ...about,
  key: 'realm',
  message: 'Realm',
  help: 'realm, in its own case',
  where: 'what stands behind /realms/ in its URLs; upper and lower case count',
  example: 'flyte',
  appliesTo: when('keycloak'),
  askedWhen: unlessIssuer,
  read: (raw, draft) => andThen(readText(raw), (value) => checkDetail('realm', value, draft)),
});

const auth0Domain = question({
  ...about,
  key: 'auth0Domain',
  message: 'Auth0 domain',
  help: 'domain of the Auth0 tenant, or its custom domain',
  where: 'Applications > any application > Settings: Domain',
  example: 'acme.us.auth0.com',
  appliesTo: when('auth0'),
  askedWhen: unlessIssuer,
  read: (raw, draft) => andThen(readHost(raw), (host) => checkDetail('auth0Domain', host, draft)),
});

/** What the issuer of each provider is built from. */
export const providerQuestions = { oktaDomain, tenantId, cloud, keycloakUrl, realm, auth0Domain };
/** Asked after the mode, which decides whether Okta's org server will do. */
export const oktaServerQuestions = { oktaAuthServer };
