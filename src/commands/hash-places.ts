import { valuesPathOf } from '../charts/where.ts';
import { UsageError } from '../core/errors.ts';
import { positionAt, type SourceText } from '../core/lines.ts';
import { formatPath, type Path } from '../core/origin.ts';
import { at, isNull, type MapNode } from '../core/tree.ts';
import { analyse } from '../flyte/analyse.ts';

/** A string in a values file, and where it stands: `values.yaml:12:25 (configuration.auth.internal.clientSecretHash)`. */
export interface FoundText {
  readonly text: string;
  readonly place: string;
}

const PROPELLER = 'flytepropeller';

/**
 * The hash and the secret of flytepropeller in values files of one release; the secret may be kept elsewhere. Throws UsageError for
 * files that Helm cannot read and where there is no hash.
 */
export function propellerTexts(sources: readonly SourceText[]): {
  readonly hash: FoundText;
  readonly secret: FoundText | undefined;
} {
  const { files, model } = analyse({ sources });
  const { chart } = model.release;
  for (const { source, problems } of files) {
    const [problem] = problems;
    if (problem) throw new UsageError(`${placeOf(source, problem.span.start)}: ${problem.message}`);
  }
  const read = (path: Path) => textAt(model.userValues, path, sources);
  const client = read(valuesPathOf(chart, ['admin', 'clientId']))?.text ?? PROPELLER;
  const setting = ['auth', 'appAuth', 'selfAuthServer', 'staticClients', client, 'client_secret'];
  const usual = valuesPathOf(chart, setting);
  // Flyte's own configuration in the values beats the chart's key for it.
  const hash = read([...valuesPathOf(chart, []), ...setting]) ?? read(usual);
  if (hash === undefined) {
    const names = sources.map(({ name }) => name).join(', ');
    throw new UsageError(
      `no hash in ${names}: ${formatPath(usual)} (${chart}) is not set`,
      'only the internal mode needs a hash',
    );
  }
  return { hash, secret: read(valuesPathOf(chart, ['secrets', 'client_secret'])) };
}

/** The string at a path; undefined where nothing is. Throws UsageError for anything but a string. */
function textAt(values: MapNode, path: Path, sources: readonly SourceText[]): FoundText | undefined {
  const node = at(values, path);
  if (node === undefined || isNull(node)) return undefined;
  const { origin } = node;
  const source = origin.from === 'file' ? sources.find(({ name }) => name === origin.file) : undefined;
  const where =
    source && origin.from === 'file' ? `${placeOf(source, origin.value.start)} (${formatPath(path)})` : formatPath(path);
  if (node.kind === 'scalar' && typeof node.value === 'string') return { text: node.value, place: where };
  throw new UsageError(`${where} is no string`, 'put it in quotes');
}

function placeOf(source: SourceText, offset: number): string {
  const { line, column } = positionAt(source, offset);
  return `${source.name}:${line}:${column}`;
}
