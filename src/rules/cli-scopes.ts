import type { Sourced } from '../core/origin.ts';
import type { Cure } from './change.ts';
import { defineRule, type Report } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';
import { allowsScope, flyteClientOf, requested, staticClient } from './static-clients.ts';
import { isUnfilled, textsOf } from './values.ts';

const REQUIRED_SCOPE = {
  component: 'flytectl',
  when: 'CLI call',
  text: "authenticated user doesn't have required scope",
} as const;

const MESSAGES = {
  noAll: {
    text: 'flyteClient.scopes {found} lack "all", and Flyte lets nobody in without it. add it',
    fix: 'scopes: [all, offline]',
  },
  notAllowed: {
    text: 'flyteClient asks for the scope "{scope}", which client "{id}" may not ask for. remove it, or add it to the client\'s scopes',
    symptom: { component: 'flytectl', when: 'CLI call', text: 'error on callback during authorization due to invalid_scope' },
  },
  noOffline: {
    text: 'flyteClient.scopes {found} lack "{offline}": people have to log in again whenever their token expires. add it',
    severity: 'info',
    symptom: { component: 'flytectl', when: 'CLI call', text: 'a new login in the browser at every expiry of the token' },
  },
  entraBare: {
    text: 'Entra looks for the scope "{scope}" at Microsoft Graph, not at your API. use "api://<API client id>/all" and offline_access',
    symptom: { component: 'browser', when: 'CLI call', text: 'AADSTS650053' },
  },
  entraNoApi: {
    text: 'flyteClient.scopes {found} name no scope of your API, so the token is not meant for Flyte. add "api://<API client id>/all"',
    symptom: { component: 'flyteadmin', when: 'CLI call', text: 'failed to verify id token signature' },
  },
  entraName:
    'Entra writes "{name}" into "scp" for the scope "{scope}", and Flyte lets in nothing but "all". expose a scope named all and ask for that alone',
  entraGraph: {
    text: 'scope "{scope}" gets a token for Microsoft Graph, which Flyte cannot verify. remove it',
    symptom: { component: 'flyteadmin', when: 'CLI call', text: 'failed to verify id token signature' },
  },
} as const;

export const cliScopes = defineRule({
  id: 'cli-scopes',
  severity: 'error',
  category: 'token',
  summary: 'flytectl and pyflyte ask for scopes that do not get them in',
  symptom: REQUIRED_SCOPE,
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { scopes } = flyteClientOf(setup);
    const found = requested(scopes);
    if (textsOf(scopes).some(isUnfilled)) return;
    if (setup.mode === 'Self') return judgeSelf(setup, found, report);
    const idp = setup.tokens?.verdict.idp;
    if (idp === 'azure-ad') judgeEntra(scopes, found, report);
    if (idp === 'okta' && !found.includes('all')) report('noAll', { at: scopes, data: { found }, cure: withAll(scopes) });
    const wanted = idp === 'azure-ad' || idp === 'auth0' ? 'offline_access' : undefined;
    if (wanted && !found.includes(wanted)) report('noOffline', { at: scopes, data: { found, offline: wanted } });
  },
});

function judgeSelf(setup: Setup, found: readonly string[], report: Report<typeof MESSAGES>): void {
  const { scopes, clientId } = flyteClientOf(setup);
  if (!found.includes('all')) report('noAll', { at: scopes, data: { found }, cure: withAll(scopes) });
  const client = staticClient(setup, clientId.value);
  for (const scope of client ? found.filter((one) => !allowsScope(client, one)) : []) {
    report('notAllowed', { at: itemOf(scopes, scope), data: { scope, id: clientId.value } });
  }
  if (!found.includes('offline')) report('noOffline', { at: scopes, data: { found, offline: 'offline' } });
}

/** Scopes that every Entra application may ask for; they do not show up in `scp`. */
const RESERVED = ['openid', 'profile', 'email', 'offline_access'];

function judgeEntra(
  scopes: Sourced<readonly Sourced<string>[]>,
  found: readonly string[],
  report: Report<typeof MESSAGES>,
): void {
  const own = found.filter((scope) => !RESERVED.includes(scope));
  const graph = own.filter((scope) => /^https:\/\/graph\.microsoft\.|^User\./i.test(scope));
  const api = own.filter((scope) => scope.includes('/') && !graph.includes(scope));
  for (const scope of graph) report('entraGraph', { at: itemOf(scopes, scope), data: { scope } });
  for (const scope of own.filter((one) => !graph.includes(one) && !api.includes(one)))
    report('entraBare', { at: itemOf(scopes, scope), data: { scope } });
  if (own.length === 0) report('entraNoApi', { at: scopes, data: { found } });
  for (const scope of api) {
    const name = scope.slice(scope.lastIndexOf('/') + 1);
    if (name !== 'all' && name !== '.default') report('entraName', { at: itemOf(scopes, scope), data: { scope, name } });
  }
}

/** "all" among scopes that the user wrote. */
export const withAll = (scopes: Sourced<unknown>): Cure => ({ safe: true, change: { add: 'all', to: scopes } });

/** The list item that holds a scope; the whole list where several scopes share one item. */
export const itemOf = (scopes: Sourced<readonly Sourced<string>[]>, scope: string): Sourced<unknown> =>
  scopes.value.find(({ value }) => value.split(' ').includes(scope)) ?? scopes;
