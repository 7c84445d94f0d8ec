import { hasAdmin, type ReadClient } from './cli-config.ts';
import { spanAt } from './files.ts';
import { defineRule, missing } from './rule.ts';

/** What another rule says in better words. */
const OTHERS = ['authType', 'endpoint'];

export const cliConfigFile = defineRule({
  id: 'cli-config-file',
  severity: 'error',
  category: 'file',
  summary: 'flytectl or pyflyte cannot read the configuration file',
  symptom: { component: 'flytectl', when: 'CLI call', text: 'While parsing config: yaml:' },
  messages: {
    syntax: 'flytectl cannot read this file: {problem}. nothing else was checked. correct it',
    documents: {
      text: 'a second document: flytectl reads the first one alone, and pyflyte overlooks the whole file. keep one',
      symptom: { component: 'pyflyte', when: 'CLI call', text: 'expected a single document in the stream' },
    },
    empty: {
      text: 'the file says nothing below "admin", so that the clients do not know where Flyte is. add an endpoint',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'received empty target in Build()' },
      fix: 'admin.endpoint: dns:///<host of Flyte>',
    },
    value: {
      text: 'flytectl refuses "{at}": {reason}. correct the value',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'decoding failed due to the following error(s)' },
    },
    rewritten: {
      text: '{written} is no text to YAML, so that the clients do not all send it as it stands (flytectl: "{found}"). put it in quotes',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'oauth2: "invalid_client"' },
    },
  },
  check(subject: ReadClient, report) {
    const { source, parsed, flytectl } = subject.client;
    for (const { message, span } of parsed.problems)
      report('syntax', { at: spanAt(source.name, span), data: { problem: message } });
    if (parsed.problems.length > 0) return;
    // Python's reader refuses even an empty second document.
    const [unread] = parsed.unread;
    if (unread) report('documents', { at: spanAt(source.name, unread) });
    for (const { origin, reason, path } of flytectl.decodeErrors) {
      if (!OTHERS.includes(path)) report('value', { at: { value: reason, origin }, data: { reason } });
    }
    for (const found of rewrittenTexts(subject)) report('rewritten', found);
    if (!hasAdmin(subject)) report('empty', { at: missing('admin') });
  },
});

/** Ids that YAML takes for numbers or switches, such as 0123, 1e5 or yes, so that the server would get another id. */
function rewrittenTexts({ client }: ReadClient) {
  const { admin } = client.flytectl;
  return (['clientId', 'audience'] as const).flatMap((name) => {
    const node = client.pyflyte(`admin.${name}`);
    const { value: found, origin } = admin[name];
    if (node?.kind !== 'scalar' || typeof node.value === 'string' || origin.from !== 'file') return [];
    const written = client.source.text.slice(origin.value.start, origin.value.end);
    const isKept = typeof node.value === 'number' && written === found;
    return isKept ? [] : [{ at: admin[name], data: { written, found } }];
  });
}
