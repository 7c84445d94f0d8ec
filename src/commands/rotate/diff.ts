import type { SourceText } from '../../core/lines.ts';
import type { Report } from '../../core/report.ts';
import { hideSecrets } from '../../reporters/mask.ts';
import { type Given, hiddenIn } from '../../rotate/check.ts';
import type { ChangedFile } from '../../rotate/rotation.ts';
import { unifiedDiff } from '../../source/diff.ts';

/** The changes of all files as one diff, without a secret or a hash in it. */
export async function diffText(given: Given, after: Given, files: readonly ChangedFile[]): Promise<string> {
  const [hiddenBefore, hiddenAfter] = [await hiddenIn(given), await hiddenIn(after)];
  return files
    .map(({ before, after: fresh }) => {
      const shown = { before: shownText(before, hiddenBefore), after: shownText(fresh, hiddenAfter) };
      return unifiedDiff(before.name, before.text, fresh.text, { shown });
    })
    .join('');
}

function shownText(source: SourceText, secrets: Report['secrets']): string {
  const spans = secrets.filter(({ file }) => file === source.name).map(({ span }) => span);
  return hideSecrets(source, spans);
}
