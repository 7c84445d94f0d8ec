import type { Cure } from './change.ts';
import { itemOf, withAll } from './cli-scopes.ts';
import { defineRule, flyteKey, type Report } from './rule.ts';
import { type Caller, type Setup, setupOf } from './setup.ts';
import { allowsScope, fieldPlace, flyteClientOf, requested, staticClient } from './static-clients.ts';
import { isUnfilled, textsOf } from './values.ts';

const OWN_SCOPES = flyteKey('admin.scopes');

const MESSAGES = {
  notAllowed:
    'flytepropeller asks for the scope "{scope}"{inherited}, which its client "{id}" may not ask for. set "{scopes}" to [all]',
  client: {
    text: 'client "{id}" may ask for the scopes {allowed} and not for "all", without which Flyte lets nobody in. add it to the client\'s scopes',
    fix: 'scopes: [all, offline, access_token]',
  },
  noAll: {
    text: 'flytepropeller\'s scopes {found} lack "all", and Flyte lets nobody in without it. add it',
    symptom: { component: 'flytepropeller', when: 'workflow run', text: "authenticated user doesn't have required scope" },
    fix: '{scopes}: [all]',
  },
  entra: {
    text: 'flytepropeller asks Entra for {found}{inherited}. client credentials take one ending in "/.default". set "{scopes}"',
    symptom: { component: 'flytepropeller', when: 'workflow run', text: 'AADSTS1002012' },
    fix: '{scopes}: [{meant}]',
  },
  person: {
    text: 'flytepropeller asks for "{scope}"{inherited}, which is for people: providers refuse it in client credentials. set "{scopes}" to [all]',
    fix: '{scopes}: [all]',
  },
  offline: {
    text: 'flytepropeller asks for "{scope}"{inherited}, which a service has no use for and {idp} may refuse. set "{scopes}" to [all]',
    severity: 'warning',
    fix: '{scopes}: [all]',
  },
} as const;

export const propellerScopes = defineRule({
  id: 'propeller-scopes',
  severity: 'error',
  category: 'token',
  summary: 'flytepropeller asks for scopes that do not get it in',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_scope"' },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    for (const caller of setup.callers) {
      if (textsOf(caller.request.scopes).some(isUnfilled)) continue;
      if (setup.mode === 'Self') judgeSelf(setup, caller, report);
      else if (setup.tokens?.verdict.idp === 'azure-ad') judgeEntra(caller, report);
      else if (setup.tokens?.verdict.idp === 'okta') judgeOkta(caller, report);
    }
  },
});

const INHERITED = ' (the scopes of flyteClient)';

function facts(caller: Caller) {
  const { scopes } = caller.request;
  const inherited = caller.admin.scopes.value.length === 0;
  return {
    found: requested(scopes),
    inherited,
    at: (scope: string) => (inherited ? caller.admin.scopes : itemOf(scopes, scope)),
    whole: caller.admin.scopes,
    data: { scopes: OWN_SCOPES, inherited: inherited ? INHERITED : '' },
    /** Scopes of its own for what is inherited, one scope less for what is not. */
    without: (scope: string): Cure => ({
      safe: true,
      change: inherited ? { set: OWN_SCOPES, to: ['all'] } : { remove: itemOf(scopes, scope) },
    }),
  };
}

function judgeSelf(setup: Setup, caller: Caller, report: Report<typeof MESSAGES>): void {
  const { found, inherited, at, whole, data, without } = facts(caller);
  const id = caller.admin.clientId.value;
  const client = staticClient(setup, id);
  const cli = staticClient(setup, flyteClientOf(setup).clientId.value);
  if (client && found.includes('all') && !allowsScope(client, 'all')) {
    report('client', { ...fieldPlace(setup, id, 'scopes'), data: { id, allowed: textsOf(client.scopes) } });
    return;
  }
  // What the CLI's client may not ask for either is said about flyteClient already.
  const told = (scope: string) => inherited && cli !== undefined && !allowsScope(cli, scope);
  for (const scope of client ? found.filter((one) => !allowsScope(client, one) && !told(one)) : []) {
    report('notAllowed', { at: at(scope), data: { ...data, scope, id }, cure: without(scope) });
  }
  if (!inherited && !found.includes('all')) report('noAll', { at: whole, data: { ...data, found }, cure: withAll(whole) });
}

function judgeEntra(caller: Caller, report: Report<typeof MESSAGES>): void {
  const { found, inherited, whole, data } = facts(caller);
  const [only = '', ...more] = found;
  if (only.endsWith('/.default') && more.length === 0) return;
  const api = found.find((scope) => scope.includes('/'));
  const meant = `${api ? api.slice(0, api.lastIndexOf('/')) : 'api://<API client id>'}/.default`;
  const cure: Cure = { safe: true, change: { set: OWN_SCOPES, to: [meant] } };
  report('entra', { at: whole, data: { ...data, found, meant }, ...(inherited && api !== undefined && { cure }) });
}

const FOR_PEOPLE = ['openid', 'profile', 'email', 'offline_access'];

function judgeOkta(caller: Caller, report: Report<typeof MESSAGES>): void {
  const { found, inherited, at, whole, data, without } = facts(caller);
  for (const scope of found) {
    if (FOR_PEOPLE.includes(scope)) report('person', { at: at(scope), data: { ...data, scope }, cure: without(scope) });
    if (scope === 'offline') report('offline', { at: at(scope), data: { ...data, scope, idp: 'Okta' }, cure: without(scope) });
  }
  if (!inherited && !found.includes('all')) report('noAll', { at: whole, data: { ...data, found }, cure: withAll(whole) });
}
