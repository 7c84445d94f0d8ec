import type { Origin } from '../core/origin.ts';
import type { DecodeError } from '../flyte/model.ts';
import { type HashForm, type HashKind, inspectHash } from '../secrets/hash-form.ts';
import type { Cure, Standing } from './change.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { clientHashes } from './static-clients.ts';
import { isSecretVariable, writtenText } from './values.ts';

/** What each wrong form is; the text itself is never shown. */
const FORMS: Readonly<Partial<Record<HashKind, string>>> = {
  'raw-bcrypt': 'is a raw bcrypt hash',
  'python-bytes': "is a Python literal (b'…')",
  'double-base64': 'is encoded twice in base64',
  htpasswd: 'is a line of htpasswd',
  'base64-of-htpasswd': 'is a line of htpasswd in base64',
  base64url: 'is in the URL form of base64',
  quoted: 'holds quotation marks',
  'white-space': 'holds blanks or tabs',
  wrapped: 'is wrapped several times',
  truncated: 'is cut short',
  'malformed-bcrypt': 'is a damaged bcrypt hash',
  'other-scheme': 'is a hash of another scheme than bcrypt',
  placeholder: 'is a placeholder',
  'not-base64': 'is not base64',
  'base64-of-other': 'is base64 of something that is no bcrypt hash, perhaps of the secret itself',
};

export const hashForm = defineRule({
  id: 'hash-form',
  severity: 'error',
  category: 'secret',
  summary: 'a client’s hash is not base64 of a bcrypt hash',
  symptom: { component: 'flyteadmin', when: 'start', text: 'illegal base64 data at input byte' },
  messages: {
    crashes: {
      text: 'the hash of client "{id}" {form}, and Flyte does not start with it. it has to be base64 of a bcrypt hash',
      fix: 'flyte-auth-config hash',
    },
    variable: {
      text: 'the hash of client "{id}" holds a variable, which neither Helm nor Flyte fills in. make sure that something does before Helm runs',
      severity: 'warning',
    },
    refuses: {
      text: 'the hash of client "{id}" {form}, so no secret matches it. it has to be base64 of a bcrypt hash',
      fix: 'flyte-auth-config hash',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client"' },
    },
  },
  check(model, report) {
    for (const error of model.processes.flatMap(({ decodeErrors }) => decodeErrors)) {
      const id = clientOf(error);
      if (id === undefined) continue;
      const text = writtenText(model, error.origin) ?? '';
      const at = valueAt(error.origin);
      if (isSecretVariable(text)) {
        report('variable', { at, data: { id } });
        continue;
      }
      const form = inspectHash(text);
      report('crashes', { at, data: { id, form: formText(form) ?? 'is not base64' }, ...inFlyteForm(at, form) });
    }
    const setup = setupOf(model);
    for (const { id, hash } of setup?.mode === 'Self' ? clientHashes(setup) : []) {
      const form = inspectHash(hash.value);
      const words = formText(form);
      if (words !== undefined) report('refuses', { at: hash, data: { id, form: words }, ...inFlyteForm(hash, form) });
    }
  },
});

/** Where a good hash is inside, only its wrapping is wrong. */
const inFlyteForm = (at: Standing, form: HashForm): { readonly cure?: Cure } =>
  'flyteForm' in form
    ? {
        cure: {
          safe: true,
          change: { replace: at, with: form.flyteForm },
          description: 'write the hash in base64, as Flyte reads it',
        },
      }
    : {};

const valueAt = (origin: Origin) => ({ value: '', origin });

const clientOf = ({ path }: DecodeError): string | undefined =>
  /^appAuth\.selfAuthServer\.staticClients\[(.*)\]\.(client_secret|rotated_secrets.*)$/.exec(path)?.[1];

function formText(form: HashForm): string | undefined {
  const text = FORMS[form.kind];
  return form.kind === 'other-scheme' ? `is a hash of another scheme than bcrypt (${form.scheme})` : text;
}
