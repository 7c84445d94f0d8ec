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
    syntax: 'flytectl cannot read this file: {problem}. nothing else was checked. correct the YAML here',
    documents: {
      text: 'a second document: flytectl reads the first one alone, and pyflyte overlooks the whole file. keep one',
      symptom: { component: 'pyflyte', when: 'CLI call', text: 'expected a single document in the stream' },
    },
    empty: {
      text: 'the file says nothing below "admin", so that the clients do not know where Flyte is. add an endpoint',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'missing address' },
      fix: 'admin.endpoint: dns:///<host of Flyte>',
    },
    value: {
      text: 'flytectl refuses "{at}": {reason}. correct the value',
      symptom: { component: 'flytectl', when: 'CLI call', text: 'decoding failed due to the following error(s)' },
    },
  },
  check(subject: ReadClient, report) {
    const { source, parsed, flytectl } = subject.client;
    for (const { message, span } of parsed.problems)
      report('syntax', { at: spanAt(source.name, span), data: { problem: message } });
    if (parsed.problems.length > 0) return;
    const unread = parsed.unread.find(({ start, end }) => holdsAnything(source.text.slice(start, end)));
    if (unread) report('documents', { at: spanAt(source.name, unread) });
    for (const { origin, reason, path } of flytectl.decodeErrors) {
      if (!OTHERS.includes(path)) report('value', { at: { value: reason, origin }, data: { reason } });
    }
    if (!hasAdmin(subject)) report('empty', { at: missing('admin') });
  },
});

const holdsAnything = (text: string): boolean =>
  text.split('\n').some((line) => /^[^#]*[^#\s]/.test(line) && !/^(---|\.\.\.)\s*$/.test(line));
