import { lineText, positionAt, type SourceText } from '../core/lines.ts';
import type { Span } from '../core/origin.ts';
import { isSecretKey } from '../core/secret-keys.ts';
import { type ReadFiles, spanAt } from './files.ts';
import { defineRule } from './rule.ts';

export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  severity: 'error',
  category: 'file',
  summary: 'the file is not YAML that Helm can read',
  symptom: { component: 'helm', when: 'rendering', text: 'error converting YAML to JSON' },
  messages: { problem: 'Helm cannot read this file: {problem}. nothing else was checked. correct it' },
  check({ files }: ReadFiles, report) {
    for (const { source, problems } of files) {
      for (const { message, span } of problems) {
        report('problem', { at: spanAt(source.name, span), data: { problem: withoutSecret(message, source, span) } });
      }
    }
  },
});

/** A problem may quote the value that it is about, and nobody may read that of a secret. */
function withoutSecret(message: string, source: SourceText, { start }: Span): string {
  const keys = lineText(source, positionAt(source, start).line).match(/[\w.-]+(?=["']?\s*:)/g) ?? [];
  return keys.some(isSecretKey) ? message.replace(/"[^"]*"/g, '"…"') : message;
}
