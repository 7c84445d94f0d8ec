import type { ProcessName } from '../charts/chart.ts';
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
  /** The processes that take it otherwise, where others read the same section and do not. */
  readonly only: readonly ProcessName[];
}

/** What Flyte takes otherwise in a release than in one before it, which may be of another chart. Secrets in it are in clear. */
export function changesBetween(before: ReleaseModel, after: ReleaseModel): readonly Change[] {
  const sections = new Set(before.processes.flatMap((process) => process.sections));
  return [...sections].flatMap((section) => changesOf(section, before, after));
}

type Section = LoadedProcess['sections'][number];

/** Of several processes that read a section, those with the same change are told together. */
function changesOf(section: Section, before: ReleaseModel, after: ReleaseModel): readonly Change[] {
  const readers = before.processes.filter((process) => process.sections.includes(section));
  const changes = new Map<string, Change>();
  for (const process of readers) {
    const successor = successorOf(process, section, after);
    if (successor === undefined) continue;
    for (const change of changesIn(sectionOf(process, section), sectionOf(successor, section))) {
      const name = JSON.stringify([change.path, change.before, change.after]);
      const known = changes.get(name);
      changes.set(name, { ...change, ...known, only: [...(known?.only ?? []), process.name] });
    }
  }
  return [...changes.values()].map((change) => (change.only.length === readers.length ? { ...change, only: [] } : change));
}

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

function changesIn(before: Settings, after: Settings): readonly Omit<Change, 'only'>[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [old, fresh] = [before.get(name), after.get(name)];
    const path = old?.path ?? fresh?.path ?? [];
    if (old && fresh && sameValue(old.value, fresh.value, path.at(-1))) return [];
    return [{ path, before: old?.value, after: fresh?.value, origin: old?.origin }];
  });
}
