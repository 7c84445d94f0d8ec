import { adviceOnClientId } from '../idps/advice.ts';
import { profileOf } from '../idps/index.ts';
import { tokenPlan } from './idp-rules.ts';
import { type Draft, question, type Reading } from './question.ts';
import { andThen, quoted, readText, readWord } from './reading/text.ts';
import { readUrl } from './reading/url.ts';

const about = { topic: 'Clients', form: { kind: 'text' } } as const;
const external = (draft: Draft): boolean => draft.authServer === 'external';

/** A client id; one that does not look like the provider's own gets a note. */
function readClientId(raw: string, draft: Draft): Reading<string> {
  return andThen(readWord(raw), (value): Reading<string> => {
    const advice = draft.idp === undefined ? undefined : adviceOnClientId(profileOf(draft.idp), value);
    return advice ? { value, note: advice.message } : { value };
  });
}

/** Some providers need one registration for all three clients. */
const sameRegistration = (draft: Draft): string | undefined => (draft.idp === 'azure-ad' ? draft.oidcClientId : undefined);

/** The three clients of Flyte at the identity provider. */
export const clientQuestions = {
  oidcClientId: question({
    ...about,
    key: 'oidcClientId',
    message: 'Client id of the web app (flyteconsole)',
    help: 'client id of the web app (flyteconsole)',
    where: {
      okta: 'Applications > the OIDC web application > General: Client ID',
      google: 'Google Auth Platform > Clients > the web application: Client ID',
      'azure-ad': 'App registrations > the app > Overview: Application (client) ID',
      keycloak: 'Clients: the Client ID of a client with authentication and the standard flow',
      auth0: 'Applications > the regular web application > Settings: Client ID',
    },
    example: '0oa1a2b3c4d5e6f7g8h9',
    read: readClientId,
  }),
  flytectlClientId: question({
    ...about,
    key: 'flytectlClientId',
    message: 'Client id of the native app (flytectl, pyflyte)',
    help: 'client id of the public client (flytectl, pyflyte)',
    where: {
      okta: 'Applications > the OIDC native application > General: Client ID',
      'azure-ad': 'the same registration, or one of its own',
      keycloak: 'Clients: the Client ID of a client without authentication',
      auth0: 'Applications > the native application > Settings: Client ID',
    },
    example: '0oa2a2b3c4d5e6f7g8h9',
    appliesTo: external,
    suggestion: (draft) => (draft.idp === 'keycloak' ? 'flytectl' : sameRegistration(draft)),
    read: readClientId,
  }),
  propellerClientId: question({
    ...about,
    key: 'propellerClientId',
    message: 'Client id of the service app (flytepropeller)',
    help: 'client id of the service client (flytepropeller)',
    where: {
      okta: 'Applications > the API Services application > General: Client ID',
      'azure-ad': 'the same registration, or one of its own',
      keycloak: 'Clients: the Client ID of a client with a service account',
      auth0: 'Applications > the machine to machine application > Settings: Client ID',
    },
    example: '0oa3a2b3c4d5e6f7g8h9',
    appliesTo: external,
    suggestion: (draft) => (draft.idp === 'keycloak' ? 'flytepropeller' : sameRegistration(draft)),
    read: readClientId,
  }),
};

const metadataUrl = question({
  key: 'metadataUrl',
  topic: 'Identity provider',
  message: 'Metadata URL',
  help: "metadata document of the authorization server, a URL or a path below the issuer; overrides the provider's own",
  fallbackText: 'where the provider has it',
  example: '.well-known/openid-configuration',
  form: { kind: 'text' },
  appliesTo: external,
  askedWhen: () => false,
  read: (raw) =>
    andThen(readText(raw), (text): Reading<string> => {
      if (/\s/.test(text))
        return { problem: `${quoted(text)} holds a blank. give a URL or a path such as ".well-known/openid-configuration"` };
      if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return { value: text };
      return andThen(readUrl(text), () => ({ value: text }));
    }),
});

const audience = question({
  ...about,
  key: 'audience',
  message: 'Audience of the access tokens ("aud")',
  help: 'what the authorization server puts into "aud"; repeat the flag for several',
  where: {
    okta: 'Security > API > Authorization Servers: Audience',
    keycloak: 'what the audience mapper of the client scope "all" adds',
    auth0: 'Applications > APIs: the Identifier of the API',
    oidc: '"aud" in an access token of the provider; several with commas',
  },
  example: 'https://flyte.example.com',
  form: { kind: 'list' },
  appliesTo: external,
  // Entra's tokens always carry the ids of the API; everywhere else a person chose the value.
  askedWhen: (draft) => draft.idp !== 'azure-ad',
  optional: true,
  fallbackText: "the identity provider's rule",
  suggestion: (draft) => tokenPlan(draft)?.allowedAudience.join(', '),
  read: (raw) => {
    const items = raw.split(',').map((item) => readWord(item));
    const problem = items.find((item) => 'problem' in item);
    if (problem) return problem;
    return { value: [...new Set(items.flatMap((item) => ('value' in item ? [item.value] : [])))] };
  },
});

const apiScope = question({
  ...about,
  key: 'apiScope',
  message: 'Scope of the exposed API',
  help: 'Entra: the exposed scope that CLIs ask for; it has to be named "all"',
  where: 'App registrations > the app > Expose an API: the scope named "all"',
  example: 'api://11111111-2222-3333-4444-555555555555/all',
  appliesTo: (draft) => (draft.idp === 'azure-ad' || draft.idp === 'oidc') && external(draft),
  askedWhen: (draft) => draft.idp === 'azure-ad',
  optional: true,
  fallbackText: 'api://<client id>/all',
  suggestion: (draft) => tokenPlan(draft)?.cliScopes[0],
  read: readWord,
});

/** What the access tokens of an external authorization server look like. */
export const tokenQuestions = { metadataUrl, apiScope, audience };
