import type { StaticClient } from '../flyte/config.ts';
import { defineRule } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';
import { fieldPlace, flyteClientOf, requested, staticClient } from './static-clients.ts';
import { textsOf } from './values.ts';

const SERVICE = (text: string) => ({ component: 'flytepropeller', when: 'workflow run', text }) as const;

export const staticClientFields = defineRule({
  id: 'static-client-fields',
  severity: 'error',
  category: 'client',
  summary: 'a client of Flyte’s own authorization server may not do what it is for',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'error while exchanging auth code due to oauth2: "invalid_client"' },
  messages: {
    publicService: {
      text: 'client "{id}" is public, and public clients may not use client_credentials. remove "public" and give it a client_secret',
      symptom: SERVICE('invalid_grant'),
    },
    serviceGrant: {
      text: 'client "{id}" may not use client_credentials, which is how {id} logs in. add it to grant_types',
      symptom: SERVICE('unauthorized_client'),
      fix: 'grant_types: [refresh_token, client_credentials]',
    },
    notPublic: {
      text: 'client "{id}" is not public, and flytectl and pyflyte have no secret to send. set "public" to true',
      fix: 'public: true',
    },
    cliGrant: {
      text: 'client "{id}" may not use authorization_code, which is how flytectl and pyflyte log in. add it to grant_types',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'unauthorized_client' },
      fix: 'grant_types: [refresh_token, authorization_code]',
    },
    cliResponse: {
      text: 'client "{id}" lacks the response type "code", which flytectl and pyflyte ask for. add it to response_types',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'unsupported_response_type' },
      fix: 'response_types: [code, token]',
    },
    noRefresh: {
      text: 'client "{id}" lacks {lacking}: tokens of flytectl and pyflyte cannot be refreshed. add it',
      severity: 'warning',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'a new login in the browser every 30 minutes' },
    },
    wrongId: {
      text: 'client "{id}" has the id "{found}", which is no client. the id has to repeat the key of the map. set it to "{id}"',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'invalid_grant' },
      fix: 'id: {id}',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (setup?.mode !== 'Self') return;
    for (const { admin } of setup.callers) {
      const id = admin.clientId.value;
      const client = staticClient(setup, id);
      if (!client) continue;
      if (client.public.value) report('publicService', { at: client.public, data: { id } });
      else if (!grantsOf(client).includes('client_credentials'))
        report('serviceGrant', { ...fieldPlace(setup, id, 'grant_types'), data: { id } });
    }
    const id = flyteClientOf(setup).clientId.value;
    const client = staticClient(setup, id);
    if (!client) return;
    const at = (name: keyof StaticClient) => fieldPlace(setup, id, name);
    if (!client.public.value) report('notPublic', { ...at('public'), data: { id } });
    if (!grantsOf(client).includes('authorization_code')) report('cliGrant', { ...at('grant_types'), data: { id } });
    const responses = textsOf(client.response_types);
    if (responses.length > 0 && !responses.includes('code')) report('cliResponse', { at: client.response_types, data: { id } });
    const lacking = lackingForRefresh(setup, client);
    if (lacking.length > 0) report('noRefresh', { ...at('scopes'), data: { id, lacking } });
    if (staticClient(setup, client.id.value) === undefined)
      report('wrongId', { ...at('id'), data: { id, found: client.id.value } });
  },
});

/** fosite allows authorization_code alone where no grants are given. */
function grantsOf(client: StaticClient): readonly string[] {
  const grants = textsOf(client.grant_types);
  return grants.length === 0 ? ['authorization_code'] : grants;
}

/** What a refresh needs besides, once the CLI has asked for `offline`. */
function lackingForRefresh(setup: Setup, client: StaticClient): readonly string[] {
  if (!requested(flyteClientOf(setup).scopes).includes('offline')) return [];
  const scopes = textsOf(client.scopes);
  const lacking = scopes.includes('access_token') || scopes.length === 0 ? [] : ['scope access_token'];
  return grantsOf(client).includes('refresh_token') || !grantsOf(client).includes('authorization_code')
    ? lacking
    : [...lacking, 'grant refresh_token'];
}
