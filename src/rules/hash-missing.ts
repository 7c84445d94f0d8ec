import type { Sourced } from '../core/origin.ts';
import { isNull } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { addedConfig } from './added-config.ts';
import { disabledServer } from './external-switch.ts';
import { defineRule, flyteKey } from './rule.ts';
import { setupOf } from './setup.ts';
import { isFieldRefused, staticClient } from './static-clients.ts';
import { writtenNode } from './written.ts';

export const hashMissing = defineRule({
  id: 'hash-missing',
  severity: 'error',
  category: 'secret',
  summary: 'Flyte has no hash of flytepropeller’s secret',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client" "Client authentication failed' },
  messages: {
    none: {
      text: 'client "{id}" has no hash of its secret and cannot log in. set "{hash}" to base64 of the bcrypt hash',
      fix: 'flyte-auth-config hash',
    },
    noText: {
      text: 'the hash of client "{id}" is no text, and Flyte reads nothing of it. put it in quotes',
      fix: 'flyte-auth-config hash',
    },
    builtIn: {
      text: 'client "{id}" has the hash that is compiled into Flyte, whose secret nobody knows. set "{hash}"',
      fix: 'flyte-auth-config hash',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    // Configuration outside the values may hold the hash; that is the way to keep it out of them.
    if (setup?.mode !== 'Self' || disabledServer(setup) || addedConfig(setup.server).length > 0) return;
    for (const { admin } of setup.callers) {
      const id = admin.clientId.value;
      const client = staticClient(setup, id);
      if (!client || client.public.value || isFieldRefused(setup, id, 'client_secret')) continue;
      const data = { id, hash: flyteKey(`auth.appAuth.selfAuthServer.staticClients.${id}.client_secret`) };
      const at = { missing: data.hash.flyte };
      if (client.client_secret.value === '' && isNoText(model, client.client_secret))
        report('noText', { at: client.client_secret, data: { id } });
      else if (client.client_secret.origin.from === 'flyte' && client.client_secret.value !== '') report('builtIn', { at, data });
      else if (client.client_secret.value === '' && client.rotated_secrets.value.length === 0) report('none', { at, data });
    }
  },
});

/** Anything but a text becomes an empty secret (flytestdlib/config/viper, stringToByteArray). */
function isNoText(model: ReleaseModel, { origin }: Sourced<string>): boolean {
  const written = writtenNode(model, origin);
  return written !== undefined && !isNull(written) && !(written.kind === 'scalar' && typeof written.value === 'string');
}
