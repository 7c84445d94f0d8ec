import type { MapNode, Node } from '../../core/tree.ts';

/** A named template of the chart itself; `dot` is undefined where it is called with nothing. */
export type NamedTemplate = (context: TemplateContext, dot: Node | undefined) => string;

/** What a template sees of the release. */
export interface TemplateContext {
  readonly values: MapNode;
  /** Keys of the chart's own values that `values` leaves out, as `a.b.c`: what a template makes of them is not known. */
  readonly omittedValues?: readonly string[];
  readonly release: { readonly name: string; readonly namespace: string };
  readonly chart: { readonly name: string; readonly version: string; readonly appVersion: string };
  /** The chart's own named templates, such as `flyte-binary.fullname`. */
  readonly templates?: ReadonlyMap<string, NamedTemplate>;
}
