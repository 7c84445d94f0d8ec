import type { ReadFiles } from './files.ts';
import { defineRule } from './rule.ts';

/** Parents of authentication settings in either chart: losing one of them loses authentication. */
const WEIGHTY = /^(configuration|configmap|secrets|flyteadmin|flyte|flyte-binary|auth|inline|server|admin|adminServer|admin)$/;

export const yamlDuplicateKey = defineRule({
  id: 'yaml-duplicate-key',
  severity: 'warning',
  category: 'file',
  summary: 'a key stands twice in one mapping; Helm keeps the last one only',
  symptom: { none: 'Helm drops the first one without a word' },
  messages: {
    twice:
      'the key "{key}" stands twice in one mapping. Helm keeps the last one and drops everything below the first. merge the two',
  },
  check({ files }: ReadFiles, report) {
    for (const { duplicates } of files) {
      for (const { path, first, last } of duplicates) {
        const key = String(path.at(-1));
        report('twice', {
          at: last,
          on: 'key',
          data: { key },
          ...(WEIGHTY.test(key) && { severity: 'error' }),
          related: [{ message: 'dropped by Helm', at: first, on: 'key' }],
        });
      }
    }
  },
});
