import { valuesPathOf } from '../charts/where.ts';
import type { Place } from '../core/diagnostic.ts';
import type { FileOrigin, Origin, Path } from '../core/origin.ts';
import type { MapNode, Node } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { At } from './rule.ts';

/**
 * Turns what a rule points at into a place in one of the user's files. A default (of the chart, its templates or Flyte) has none:
 * it is shown at the nearest parent of the key that would override it. Undefined for `--set` flags.
 */
export function placeOf(model: ReleaseModel, at: At, on: 'key' | 'value' = 'value'): Place | undefined {
  if ('missing' in at) return nearest(model.userValues, valuesPathOf(model.release.chart, at.missing));
  const origin: Origin = 'origin' in at ? at.origin : at;
  switch (origin.from) {
    case 'file':
      return filePlace(origin, on);
    case 'flag':
      return undefined;
    case 'env':
      return placeOf(model, origin.at, on);
    case 'chart':
      return nearest(model.userValues, origin.path);
    case 'template':
    case 'flyte':
      return nearest(model.userValues, valuesPathOf(model.release.chart, origin.path));
  }
}

/** The value, or the key it stands behind. */
export function filePlace(origin: FileOrigin, on: 'key' | 'value'): Place {
  return { file: origin.file, path: origin.path, span: (on === 'key' ? origin.key : undefined) ?? origin.value };
}

/** The place of a key that is not there: the span of the deepest key on its way. Where it is there all the same, its value. */
export function nearest(values: MapNode, path: Path): Place | undefined {
  let deepest: FileOrigin | undefined;
  let here: Node | undefined = values;
  for (const step of path) {
    here = here.kind === 'map' ? here.entries.get(String(step)) : undefined;
    if (here === undefined) break;
    if (here.origin.from === 'file') deepest = here.origin;
  }
  if (here?.kind === 'scalar' && here.value !== null && here.origin.from === 'file') return filePlace(here.origin, 'value');
  if (deepest !== undefined) return { file: deepest.file, path, span: deepest.key ?? deepest.value };
  return rootPlace(values, path);
}

/** With nothing on the way, the first key of the file stands for the whole. */
function rootPlace(values: MapNode, path: Path): Place | undefined {
  for (const child of values.entries.values()) {
    if (child.origin.from === 'file') return { file: child.origin.file, path, span: child.origin.key ?? child.origin.value };
  }
  if (values.origin.from !== 'file') return undefined;
  const { start } = values.origin.value;
  return { file: values.origin.file, path, span: { start, end: start } };
}
