import type { Origin, Path } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';
import { wholeSettings } from '../flyte/leaves.ts';
import type { LoadedProcess, ReleaseModel } from '../flyte/model.ts';
import { plainOf } from '../flyte/plain.ts';
import { sameValue } from '../generate/own/lists.ts';

/** A setting that Flyte takes otherwise than before; undefined where it has none on that side. */
export interface Change {
  /** From the root of Flyte's configuration. */
  readonly path: Path;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  /** Where the old value comes from; undefined where there was none. */
  readonly origin: Origin | undefined;
}

/** What Flyte takes otherwise in a release than in one before it, which may be of another chart. Secrets in it are in clear. */
export function changesBetween(before: ReleaseModel, after: ReleaseModel): readonly Change[] {
  const changes = before.processes.flatMap((process) =>
    process.sections.flatMap((section) => {
      const successor = successorOf(process, section, after);
      return successor === undefined ? [] : changesIn(sectionOf(process, section), sectionOf(successor, section));
    }),
  );
  // Several processes may read the same.
  const known = new Map(changes.map((change) => [JSON.stringify([change.path, change.before]), change]));
  return [...known.values()];
}

type Section = LoadedProcess['sections'][number];

/** flyte-binary does in one process what flyte-core does in several. */
const successorOf = ({ name }: LoadedProcess, section: Section, { processes }: ReleaseModel): LoadedProcess | undefined =>
  processes.find((process) => process.name === name) ?? processes.find(({ sections }) => sections.includes(section));

type Settings = ReadonlyMap<string, { readonly path: Path; readonly value: Plain; readonly origin: Origin }>;

const sectionOf = (process: LoadedProcess, section: Section): Settings =>
  new Map(
    wholeSettings({ ...process, sections: [section] }).map(({ path, leaf }) => [
      JSON.stringify(path),
      { path, value: plainOf(leaf), origin: leaf.origin },
    ]),
  );

function changesIn(before: Settings, after: Settings): readonly Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [old, fresh] = [before.get(name), after.get(name)];
    const path = old?.path ?? fresh?.path ?? [];
    if (old && fresh && sameValue(old.value, fresh.value, path.at(-1))) return [];
    return [{ path, before: old?.value, after: fresh?.value, origin: old?.origin }];
  });
}
