import type { ChartName } from '../charts/chart.ts';
import { valuesPathOf } from '../charts/where.ts';
import type { Fix } from '../core/diagnostic.ts';
import { formatPath, type Path } from '../core/origin.ts';
import { inline } from '../core/quote.ts';
import type { Plain } from '../core/tree.ts';
import type { Change, Cure } from './change.ts';
import type { Editor } from './editor.ts';
import type { KeyName } from './rule.ts';

/** How keys are named in words. */
interface Naming {
  readonly chart: ChartName;
  readonly root: Path;
}

/** The fix that a cure comes to; undefined where the files do not allow it. */
export function fixOf({ safe, change, description }: Cure, edit: Editor, naming: Naming): Fix | undefined {
  const edits = edit(change);
  return edits && edits.length > 0 ? { safe, description: description ?? describe(change, naming), edits } : undefined;
}

function describe(change: Change, naming: Naming): string {
  if ('replace' in change) return `replace with ${shown(change.with)}`;
  if ('set' in change) return `set ${nameOf(change.set, naming)} to ${shown(change.to)}`;
  if ('rename' in change) return `rename to ${inline(change.to)}`;
  if ('remove' in change) return 'remove it';
  if ('move' in change) return `move to ${nameOf(change.to, naming)}`;
  return 'add' in change ? `add ${inline(change.add)}` : 'put it first';
}

const shown = (value: Plain): string => inline(typeof value === 'string' ? value : JSON.stringify(value));

const nameOf = (key: KeyName, { chart, root }: Naming): string =>
  formatPath([...root, ...('values' in key ? key.values : valuesPathOf(chart, key.flyte))]);
