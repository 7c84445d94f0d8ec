import { type FileOrigin, formatPath, type Origin } from '../../core/origin.ts';
import type { ReleaseModel } from '../../flyte/model.ts';
import { describeOrigin } from '../../source/locate.ts';
import type { OwnValues } from './own-values.ts';

/** Whether Flyte reads past what stands at a place, or past all that it belongs to. */
export const isIgnored = (origin: Origin, { analysis }: OwnValues): boolean =>
  origin.from === 'file' &&
  ignoredIn(analysis.model).some(
    (other) => other.file === origin.file && other.path.every((step, depth) => origin.path[depth] === step),
  );

const ignoredIn = ({ processes }: ReleaseModel): readonly FileOrigin[] =>
  processes.flatMap(({ ignored }) => ignored.flatMap(({ origin }) => (origin.from === 'file' ? [origin] : [])));

/** Settings that Flyte reads past: `auth.externalAuthServer (values.yaml:31:17): Flyte reads no such setting`. */
export function ignoredLines({ sources, analysis: { model } }: OwnValues): readonly string[] {
  const found = model.processes.flatMap(({ ignored }) => ignored).filter(({ origin }) => origin.from === 'file');
  const lines = found.map(({ path, origin }) => {
    const place = describeOrigin(origin.from === 'file' ? { ...origin, value: origin.key ?? origin.value } : origin, sources);
    return `${formatPath(path)} (${place}): Flyte reads no such setting`;
  });
  return [...new Set(lines)];
}
