import { positionAt, type SourceText } from '../core/lines.ts';
import type { Origin } from '../core/origin.ts';

/** Where a value came from, in the words of a person: `values.yaml:5:16`, `chart default`, `Flyte default`, `--set a=b`. */
export function describeOrigin(origin: Origin, sources: readonly SourceText[]): string {
  switch (origin.from) {
    case 'file': {
      const source = sources.find(({ name }) => name === origin.file);
      if (source === undefined) return origin.file;
      const { line, column } = positionAt(source, origin.value.start);
      return `${origin.file}:${line}:${column}`;
    }
    case 'flag':
      return `${origin.flag} ${origin.path.join('.')}`;
    case 'chart':
      return 'chart default';
    case 'template':
      return 'chart template';
    case 'env':
      return `env ${origin.name}, ${describeOrigin(origin.at, sources)}`;
    case 'flyte':
      return 'Flyte default';
  }
}
