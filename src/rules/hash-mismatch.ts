import type { Sourced } from '../core/origin.ts';
import { compareSecret } from '../secrets/bcrypt.ts';
import { type HashForm, inspectHash } from '../secrets/hash-form.ts';
import { type Secret, secretOf } from '../secrets/secret.ts';
import { trimSpace } from '../secrets/trim.ts';
import { defineRule } from './rule.ts';
import { clientSecretOf } from './secret-files.ts';
import { setupOf } from './setup.ts';
import { isFieldRefused, staticClient } from './static-clients.ts';
import { isUnfilled } from './values.ts';

/** Above this cost a comparison takes seconds, which the rule about costs complains of anyway. */
const HIGHEST_COST = 14;

export const hashMismatch = defineRule({
  id: 'hash-mismatch',
  severity: 'error',
  category: 'secret',
  summary: 'flytepropeller’s secret and its hash do not belong together',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client" "Client authentication failed' },
  messages: {
    mismatch: {
      text: 'the secret of client "{id}" does not match its hash. make a new hash of the secret',
      fix: 'flyte-auth-config hash',
    },
    hashAsSecret: {
      text: 'the secret of client "{id}" is a hash itself. Flyte needs the secret in clear here, and its hash on the other side',
      fix: 'flyte-auth-config hash --generate',
    },
  },
  async check(model, report) {
    const setup = setupOf(model);
    if (setup?.mode !== 'Self') return;
    for (const caller of setup.callers) {
      const id = caller.admin.clientId.value;
      const client = staticClient(setup, id);
      const file = clientSecretOf(model, caller);
      if (!client || client.public.value || file?.kind !== 'value' || isFieldRefused(setup, id, 'client_secret')) continue;
      // What is no text is another rule's finding: Kubernetes refuses it.
      const text = typeof file.secret.value === 'string' ? file.secret.value : '';
      if (text === '' || isUnfilled(text)) continue;
      const hashes = [client.client_secret, ...client.rotated_secrets.value];
      if (await matchesAny(secretOf(trimSpace(text)), hashes)) continue;
      const messageId = 'bcrypt' in inspectHash(text) ? 'hashAsSecret' : 'mismatch';
      report(messageId, {
        at: file.secret,
        data: { id },
        related: [{ message: `the hash of client "${id}"`, at: client.client_secret }],
      });
    }
  },
});

/** Whether a secret logs in with one of the hashes; also where there is no hash to tell by. */
async function matchesAny(secret: Secret, hashes: readonly Sourced<string>[]): Promise<boolean> {
  const usable = hashes
    .filter(isOwnHash)
    .map(({ value }) => inspectHash(value))
    .filter(isComparable);
  if (usable.length < hashes.filter(({ value }) => value !== '').length || usable.length === 0) return true;
  for (const { bcrypt } of usable) if (await compareSecret(secret, bcrypt)) return true;
  return false;
}

/** The hash compiled into Flyte is another rule's business. */
const isOwnHash = ({ value, origin }: Sourced<string>): boolean => value !== '' && origin.from !== 'flyte';

const isComparable = (form: HashForm): form is Extract<HashForm, { readonly kind: 'flyte' }> =>
  form.kind === 'flyte' && form.cost <= HIGHEST_COST;
