import type { AnalysedFile } from '../flyte/analyse.ts';
import { type ReadFiles, spanAt } from './files.ts';
import { defineRule } from './rule.ts';

export const yamlMultiDocument = defineRule({
  id: 'yaml-multi-document',
  severity: 'error',
  category: 'file',
  summary: 'a values file holds more than one YAML document',
  symptom: { none: 'Helm 3 reads the first document and drops the others without a word' },
  messages: {
    several: 'the file holds {count} YAML documents. Helm 3 reads the first one only, Helm 4 merges all. remove the line "---"',
    unread: 'Helm does not read the file from here on. a values file is one YAML document. remove the line "..."',
  },
  check({ files }: ReadFiles, report) {
    for (const file of files) {
      const second = startOfSecond(file);
      if (second) report('several', { at: second, data: { count: file.documents.length } });
      for (const span of file.unread) report('unread', { at: spanAt(file.source.name, span) });
    }
  },
});

/** The separator before the second document. */
function startOfSecond({ documents, source }: AnalysedFile) {
  const second = documents[1]?.origin;
  if (second?.from !== 'file') return undefined;
  const separator = source.text.lastIndexOf('\n---', second.value.start);
  return separator < 0 ? second : spanAt(source.name, { start: separator + 1, end: separator + 4 });
}
