import { inspectHash } from '../secrets/hash-form.ts';
import { PUBLISHED_SECRETS, publishedHash } from '../secrets/known.ts';
import { defineRule } from './rule.ts';
import { clientSecretOf } from './secret-files.ts';
import { setupOf } from './setup.ts';
import { clientHashes } from './static-clients.ts';

export const publishedSecret = defineRule({
  id: 'published-secret',
  severity: 'error',
  category: 'secret',
  summary: 'flytepropeller’s secret, or its hash, is one that everybody can look up',
  symptom: { none: 'anybody who knows the published secret can log in as flytepropeller' },
  messages: {
    secret: {
      text: 'flytepropeller\'s secret is the chart\'s published default. set "{at}" to a secret of your own',
      fix: 'flyte-auth-config hash --generate',
    },
    hash: {
      text: 'the hash of client "{id}" is published in the sources of {where}. make a new secret and its hash',
      fix: 'flyte-auth-config hash --generate',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    for (const caller of setup.callers) {
      const file = clientSecretOf(model, caller);
      if (file?.kind === 'value' && PUBLISHED_SECRETS.includes(String(file.secret.value).trim()))
        report('secret', { at: file.secret });
    }
    for (const { id, hash } of setup.mode === 'Self' ? clientHashes(setup) : []) {
      const form = inspectHash(hash.value);
      const published = form.kind === 'flyte' && hash.origin.from !== 'flyte' ? publishedHash(form.bcrypt) : undefined;
      if (published) report('hash', { at: hash, data: { id, where: published.where } });
    }
  },
});
