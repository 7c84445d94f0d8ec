import type { Diagnostic } from '../core/diagnostic.ts';
import { at, isMap, leaves, type Node } from '../core/tree.ts';
import type { AnalysedFile } from '../flyte/analyse.ts';
import type { ReadFiles } from './files.ts';
import { defineRule } from './rule.ts';

/** What SOPS puts in the place of a value. */
const ENCRYPTED = /^ENC\[\w+,/;

/** The key below which SOPS keeps what it needs to decrypt the file. */
const SOPS = 'sops';

/** One finding for the file in the place of one for every value in it. */
export const encryptedFile = defineRule({
  id: 'encrypted-file',
  severity: 'warning',
  category: 'file',
  summary: 'a values file is encrypted, so that a part of it cannot be judged',
  symptom: { none: 'Helm takes the encrypted text for the value, unless something decrypts the file before' },
  messages: {
    sops: 'the file is encrypted by SOPS, so that {count} of its values cannot be judged. decrypt it first: "sops -d FILE | flyte-auth-config validate -"',
  },
  check({ files }: ReadFiles, report) {
    for (const document of files.flatMap(({ documents }) => documents)) {
      const sops = metadataOf(document);
      const count = [...leaves(document)].filter(({ path, node }) => path[0] !== SOPS && isEncrypted(node)).length;
      if (sops && count > 0) report('sops', { at: sops.origin, on: 'key', data: { count } });
    }
  },
});

function metadataOf(document: Node): Node | undefined {
  const sops = at(document, [SOPS]);
  return isMap(sops) && sops.entries.has('mac') ? sops : undefined;
}

const isEncrypted = (node: Node): boolean =>
  node.kind === 'scalar' && typeof node.value === 'string' && ENCRYPTED.test(node.value);

/** Drops what is said of single values that a whole file's finding stands for. */
export function withoutEncrypted(found: readonly Diagnostic[], files: readonly AnalysedFile[]): readonly Diagnostic[] {
  const encrypted = files.filter(({ documents }) => documents.some((document) => metadataOf(document) !== undefined));
  return found.filter(({ place }) => {
    const text = place && encrypted.find(({ source }) => source.name === place.file)?.source.text;
    return text === undefined || !ENCRYPTED.test(text.slice(place?.span.start, place?.span.end).replace(/^["']/, ''));
  });
}
