import type { SourceText } from '../core/lines.ts';
import { at, isMap, type MapNode, map, type Node } from '../core/tree.ts';
import { type ParsedYaml, parseYaml } from '../source/parse.ts';
import { loadProcess } from './load.ts';
import type { LoadedProcess } from './model.ts';
import type { PyflyteKey } from './pyflyte-keys.ts';

/** A configuration file of flytectl and pyflyte as each of them understands it. */
export interface ClientFile {
  readonly source: SourceText;
  /** What flytectl's YAML reader makes of it; with problems, flytectl refuses the file. */
  readonly parsed: ParsedYaml;
  readonly root: MapNode;
  /** flytectl reads the section `admin` with the code and the defaults of flytepropeller (flytectl/cmd/root.go). */
  readonly flytectl: LoadedProcess;
  /** What pyflyte finds, case and all; what is empty it overlooks (flytekit/configuration/file.py). */
  readonly pyflyte: (key: PyflyteKey) => Node | undefined;
}

/** Reads a client file. Never throws on bad input. */
export function loadClient(source: SourceText): ClientFile {
  const parsed = parseYaml(source, 'flyte');
  const [first] = parsed.documents;
  const whole = { from: 'file', file: source.name, path: [], value: { start: 0, end: 0 } } as const;
  const root = isMap(first) ? first : map([], first?.origin ?? whole);
  const content = first ?? root;
  const flytectl = loadProcess({
    process: 'flytepropeller',
    files: [{ object: '', name: source.name, content }],
    env: [],
    unknownConfig: [],
    secretMounts: [],
  });
  const python = readByPython(source, parsed);
  return { source, parsed, root, flytectl, pyflyte: (key) => unlessEmpty(at(python, key.split('.'))) };
}

/** PyYAML reads YAML 1.1, as Helm does, and one document alone; a file that it refuses pyflyte overlooks. */
function readByPython(source: SourceText, { unread }: ParsedYaml): Node | undefined {
  const { documents, problems } = parseYaml(source, 'helm');
  return problems.length === 0 && unread.length === 0 ? documents[0] : undefined;
}

function unlessEmpty(node: Node | undefined): Node | undefined {
  if (node?.kind === 'map') return node.entries.size > 0 ? node : undefined;
  if (node?.kind === 'list') return node.items.length > 0 ? node : undefined;
  return node?.value === false || node?.value ? node : undefined;
}
