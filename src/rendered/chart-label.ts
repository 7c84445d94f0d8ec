import type { Node } from '../core/tree.ts';
import { textAt } from './objects.ts';

/** The chart that made an object. */
export interface ChartLabel {
  /** A dependency with an alias goes by that. */
  readonly chart: string;
  /** Undefined for a chart out of a checkout, which does not know its version. */
  readonly version: string | undefined;
}

/** The version in every checkout of the charts of Flyte 1; releases put theirs in its place (script/prepare_artifacts.sh). */
const UNRELEASED = 'v0.1.10';

/** Reads the label `helm.sh/chart`, which Flyte's charts write on their objects (templates/_helpers.tpl). */
export function chartLabel(object: Node): ChartLabel | undefined {
  const label = textAt(object, 'metadata', 'labels', 'helm.sh/chart') ?? '';
  const [, chart, version] = /^([\w-]+)-(v\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(label) ?? [];
  return chart === undefined ? undefined : { chart, version: version === UNRELEASED ? undefined : version };
}
