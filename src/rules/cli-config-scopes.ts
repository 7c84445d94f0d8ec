import type { StaticClient } from '../flyte/config.ts';
import { adminOf, type ReadClient, serverSetup } from './cli-config.ts';
import { hasSecret } from './cli-config-login.ts';
import { itemOf } from './cli-scopes.ts';
import { type At, defineRule, missing, type Report } from './rule.ts';
import type { Setup } from './setup.ts';
import { allowsScope, flyteClientOf, requested, staticClient } from './static-clients.ts';
import { isOwn, isUnfilled, textsOf } from './values.ts';

const MESSAGES = {
  people: {
    text: 'scopes {found} are for pyflyte alone: flytectl asks for those that Flyte names, {server}. remove them',
    severity: 'warning',
    symptom: { component: 'pyflyte', when: 'CLI call', text: 'other scopes in the browser than flytectl asks for' },
  },
  notAllowed: 'the client asks for the scope "{scope}"{inherited}, which "{id}" may not ask for. set "admin.scopes" to [all]',
  noAll: {
    text: 'scopes {found} lack "all", and Flyte lets nobody in without it. add it',
    symptom: { component: 'flytectl', when: 'CLI call', text: "authenticated user doesn't have required scope" },
    fix: 'scopes: [all]',
  },
  entra: {
    text: 'the client asks Entra for {found}{inherited}. client credentials take one ending in "/.default". set "admin.scopes"',
    symptom: { component: 'flytectl', when: 'CLI call', text: 'AADSTS1002012' },
    fix: 'scopes: [{meant}]',
  },
  person: {
    text: 'the client asks for "{scope}"{inherited}, which is for people: {idp} refuses it in client credentials. set "admin.scopes" to [all]',
    fix: 'scopes: [all]',
  },
} as const;

export const cliConfigScopes = defineRule({
  id: 'cli-config-scopes',
  severity: 'error',
  category: 'token',
  summary: 'the client asks for scopes that do not get it in',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'oauth2: "invalid_scope"' },
  messages: MESSAGES,
  check(subject: ReadClient, report) {
    const setup = serverSetup(subject);
    if (!hasSecret(subject)) judgePeople(subject, setup, report);
    else if (setup && !textsOf(requestOf(subject, setup).scopes).some(isUnfilled)) judgeService(subject, setup, report);
  },
});

/** In logins of people flytectl takes the scopes from the server; pyflyte prefers its own. */
function judgePeople(subject: ReadClient, setup: Setup | undefined, report: Report<typeof MESSAGES>): void {
  const { scopes } = adminOf(subject);
  if (!setup || !isOwn(scopes) || scopes.value.length === 0) return;
  const found = requested(scopes);
  const server = requested(flyteClientOf(setup).scopes);
  if (found.toSorted().join() !== server.toSorted().join()) report('people', { at: scopes, data: { found, server } });
}

/** Without scopes of its own the client takes those that Flyte names for people. */
function requestOf(subject: ReadClient, setup: Setup) {
  const { scopes } = adminOf(subject);
  const inherited = scopes.value.length === 0;
  return { scopes: inherited ? flyteClientOf(setup).scopes : scopes, inherited };
}

const FOR_PEOPLE = ['openid', 'profile', 'email', 'offline_access'];

/** What a client with a secret asks for, and where that is said. */
interface Asked {
  readonly found: readonly string[];
  readonly inherited: boolean;
  readonly data: { readonly inherited: string };
  readonly at: (scope?: string) => At;
}

function askedBy(subject: ReadClient, setup: Setup): Asked {
  const { scopes, inherited } = requestOf(subject, setup);
  return {
    found: requested(scopes),
    inherited,
    data: { inherited: inherited ? ' (the scopes of flyteClient)' : '' },
    at: (scope) => (inherited ? missing('admin.scopes') : scope === undefined ? scopes : itemOf(scopes, scope)),
  };
}

function judgeService(subject: ReadClient, setup: Setup, report: Report<typeof MESSAGES>): void {
  const asked = askedBy(subject, setup);
  const idp = setup.tokens?.verdict.idp;
  if (idp === 'azure-ad') judgeEntra(asked, report);
  if (setup.mode === 'Self') judgeSelf(asked, staticClient(setup, adminOf(subject).clientId.value), report);
  if (idp === 'okta' || idp === 'auth0') judgeOthers(asked, idp === 'okta' ? 'Okta' : 'Auth0', report);
  // Elsewhere nothing is known of the claim that Flyte reads.
  const needsAll = setup.mode === 'Self' || idp === 'okta';
  if (needsAll && !asked.inherited && !asked.found.includes('all'))
    report('noAll', { at: asked.at(), data: { found: asked.found } });
}

function judgeEntra({ found, at, data }: Asked, report: Report<typeof MESSAGES>): void {
  if (found.length === 1 && found[0]?.endsWith('/.default')) return;
  const api = found.find((scope) => scope.includes('/'));
  const meant = `${api ? api.slice(0, api.lastIndexOf('/')) : 'api://<API client id>'}/.default`;
  report('entra', { at: at(), data: { ...data, found, meant } });
}

function judgeSelf({ found, at, data }: Asked, client: StaticClient | undefined, report: Report<typeof MESSAGES>): void {
  const refused = client ? found.filter((scope) => !allowsScope(client, scope)) : [];
  for (const scope of refused) report('notAllowed', { at: at(scope), data: { ...data, scope, id: client?.id.value ?? '' } });
}

function judgeOthers({ found, at, data }: Asked, idp: string, report: Report<typeof MESSAGES>): void {
  for (const scope of found.filter((one) => FOR_PEOPLE.includes(one)))
    report('person', { at: at(scope), data: { ...data, scope, idp } });
}
