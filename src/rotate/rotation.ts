import type { TextEdit } from '../core/diagnostic.ts';
import { type SourceText, sourceText } from '../core/lines.ts';
import type { Secret } from '../secrets/secret.ts';
import { applySplices } from '../source/edit/lines.ts';
import { type Desk, dropEdits, hashEdits, secretEdits } from './edits.ts';
import type { Standing } from './standing.ts';

/** What is to be done. */
export type Order =
  /** `hash` is base64 of the bcrypt hash of the secret; undefined where the identity provider checks it. */
  | { readonly kind: 'rotate'; readonly secret: Secret; readonly hash: string | undefined; readonly keepOld: boolean }
  /** Old secrets stop to be good. */
  | { readonly kind: 'drop' };

/** A file before and after. */
export interface ChangedFile {
  readonly before: SourceText;
  readonly after: SourceText;
  /** Whether a secret stands in it, and not only a hash. */
  readonly holdsSecrets: boolean;
}

/** Carries out an order in the texts of the files; writes nothing. Throws UsageError where a text cannot be changed in place. */
export function rotate(desk: Desk, standing: Standing, order: Order): readonly ChangedFile[] {
  const hashes = order.kind === 'drop' ? dropEdits(desk, standing) : hashEdits(desk, standing, order.hash ?? '', order.keepOld);
  const secrets = order.kind === 'drop' ? [] : secretEdits(desk, standing, order.secret);
  const sources = [...desk.analysis.files, ...desk.manifests].map(({ source }) => source);
  const unique = [...new Map(sources.map((source) => [source.name, source])).values()];
  const inFile = (edits: readonly TextEdit[], name: string) => edits.filter(({ file }) => file === name);
  return unique.flatMap((before) => {
    const edits = inFile([...hashes, ...secrets], before.name);
    if (edits.length === 0) return [];
    const text = applySplices(
      before.text,
      edits.map(({ span, text: fresh }) => ({ ...span, text: fresh })),
    );
    const isManifest = desk.manifests.some(({ source }) => source === before);
    const holdsSecrets = isManifest || inFile(secrets, before.name).length > 0;
    return [{ before, after: sourceText(before.name, text), holdsSecrets }];
  });
}
