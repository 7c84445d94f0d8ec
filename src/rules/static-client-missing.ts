import type { Origin, Sourced } from '../core/origin.ts';
import { disabledServer } from './external-switch.ts';
import { defineRule } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';
import { flyteClientOf, isClientRefused, staticClient } from './static-clients.ts';
import { isOwn, isUnfilled } from './values.ts';

const UNKNOWN_CLIENT = {
  component: 'flytepropeller',
  when: 'workflow run',
  text: 'oauth2: "invalid_client" "Client authentication failed',
} as const;

export const staticClientMissing = defineRule({
  id: 'static-client-missing',
  severity: 'error',
  category: 'client',
  summary: 'a client id is not among the clients of Flyte’s own authorization server',
  symptom: { component: 'browser', when: 'CLI call', text: 'The requested OAuth 2.0 Client does not exist.' },
  messages: {
    caller: {
      text: '{process} logs in as "{found}", which is no client of Flyte\'s own server. known are {known}',
      symptom: UNKNOWN_CLIENT,
    },
    cli: 'flytectl and pyflyte log in as "{found}", which is no client of Flyte\'s own server. known are {known}',
    replaced:
      'staticClients lacks "{found}", which flytectl and pyflyte log in as. a map of your own replaces all clients of Flyte. add it',
    folded: 'client id "{found}" is not found: Flyte lower-cases the keys of staticClients. write id and key in lower case',
  },
  check(model, report) {
    const setup = setupOf(model);
    if (setup?.mode !== 'Self' || disabledServer(setup)) return;
    const known = [...setup.auth.appAuth.selfAuthServer.staticClients.value.keys()].sort();
    for (const { process, admin } of setup.callers) {
      if (isKnown(setup, admin.clientId)) continue;
      const found = admin.clientId.value;
      if (isFolded(setup, found)) report('folded', { at: admin.clientId, data: { found }, symptom: UNKNOWN_CLIENT });
      else report('caller', { at: admin.clientId, data: { process: nameOf(process.name), found, known } });
    }
    for (const { id, at } of unreachable(setup)) report('folded', { at, on: 'key', data: { found: id } });
    const { clientId } = flyteClientOf(setup);
    const { staticClients } = setup.auth.appAuth.selfAuthServer;
    if (isKnown(setup, clientId)) return;
    const data = { found: clientId.value };
    if (isFolded(setup, clientId.value)) report('folded', { at: clientId, data });
    else if (isOwn(staticClients) && !isOwn(clientId)) report('replaced', { at: staticClients, on: 'key', data });
    else report('cli', { at: clientId, data: { ...data, known } });
  },
});

/** Clients that nobody names here and that are called by an id with capital letters, which the key of the map has lost. */
function unreachable(setup: Setup): readonly { readonly id: string; readonly at: Origin }[] {
  const named = [...setup.callers.map(({ admin }) => admin.clientId.value), flyteClientOf(setup).clientId.value];
  const clients = setup.auth.appAuth.selfAuthServer.staticClients.value;
  return [...clients].flatMap(([key, { value, origin }]) => {
    const id = value.id.value;
    const isLost = id !== key && id.toLowerCase() === key && !clients.has(id) && !named.includes(id);
    return isLost && isOwn({ origin }) ? [{ id, at: origin }] : [];
  });
}

/** Both of them log in with the same credentials; one finding is enough. */
const nameOf = (process: string): string =>
  process === 'flyte' ? 'flytepropeller' : process === 'flytescheduler' ? 'flytepropeller' : process;

const isKnown = (setup: Setup, id: Sourced<string>): boolean =>
  isUnfilled(id.value) || isClientRefused(setup, id.value) || staticClient(setup, id.value) !== undefined;
const isFolded = (setup: Setup, id: string): boolean => staticClient(setup, id.toLowerCase()) !== undefined;
