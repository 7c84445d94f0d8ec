import type { ReadFiles } from './files.ts';
import { defineRule } from './rule.ts';

/** YAML itself, and most of its readers, have it the other way round. */
export const yamlMergeOrder = defineRule({
  id: 'yaml-merge-order',
  severity: 'warning',
  category: 'file',
  summary: 'a merge key overrides the keys that stand before it',
  symptom: { none: 'Helm takes the value that the merge key brings without a word' },
  messages: {
    overridden:
      'Helm drops this value: the merge key "<<" below brings another one, and in Helm it wins over what stands before it. move it to the top',
  },
  check({ files }: ReadFiles, report) {
    for (const { overridden } of files) {
      for (const { written, merged } of overridden)
        report('overridden', { at: written, related: [{ message: 'Helm takes this one', at: merged }] });
    }
  },
});
