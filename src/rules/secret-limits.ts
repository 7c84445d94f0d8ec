import type { Sourced } from '../core/origin.ts';
import type { ScalarValue } from '../core/tree.ts';
import { byteLength, MOST_SECRET_BYTES, SLOW_COST } from '../secrets/bcrypt.ts';
import { inspectHash } from '../secrets/hash-form.ts';
import { secretOf } from '../secrets/secret.ts';
import { trimSpace } from '../secrets/trim.ts';
import { defineRule } from './rule.ts';
import { clientSecretOf } from './secret-files.ts';
import { setupOf } from './setup.ts';
import { isOwn, isSecretVariable } from './values.ts';

/** What bcrypt cannot do, or not fast enough. */
export const secretLimits = defineRule({
  id: 'secret-limits',
  severity: 'warning',
  category: 'secret',
  summary: 'a secret is longer than bcrypt reads, or its hash takes too long to compare',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'context deadline exceeded' },
  messages: {
    long: {
      text: 'the secret of client "{id}" has {length} bytes. bcrypt reads {most} of them, so whoever knows these can log in. make a shorter one',
      fix: 'flyte-auth-config hash --generate',
      symptom: { component: 'flyteadmin', when: 'workflow run', text: 'nothing: the rest of the secret does not count' },
    },
    slow: {
      text: 'the hash of client "{id}" has cost {cost}: flyteadmin computes for seconds or minutes at every token request. use cost 10',
      fix: 'flyte-auth-config hash --cost 10',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (setup?.mode !== 'Self') return;
    for (const caller of setup.callers) {
      const file = clientSecretOf(model, caller);
      if (file?.kind === 'value' && isTooLong(file.secret))
        report('long', {
          at: file.secret,
          data: { id: caller.request.clientId.value, length: lengthOf(file.secret), most: MOST_SECRET_BYTES },
        });
    }
    for (const [id, { value: client }] of setup.auth.appAuth.selfAuthServer.staticClients.value) {
      for (const hash of [client.client_secret, ...client.rotated_secrets.value].filter(isOwn)) {
        const form = inspectHash(hash.value);
        if (form.kind === 'flyte' && form.cost >= SLOW_COST) report('slow', { at: hash, data: { id, cost: form.cost } });
      }
    }
  },
});

const textOf = ({ value }: Sourced<ScalarValue>): string => trimSpace(String(value ?? ''));
const lengthOf = (secret: Sourced<ScalarValue>): number => byteLength(secretOf(textOf(secret)));

/** A hash in the place of a secret is another rule's finding, and so is what stands for one. */
function isTooLong(secret: Sourced<ScalarValue>): boolean {
  const text = textOf(secret);
  return lengthOf(secret) > MOST_SECRET_BYTES && !('bcrypt' in inspectHash(text)) && !isSecretVariable(text);
}
