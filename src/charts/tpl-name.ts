import type { Sourced } from '../core/origin.ts';
import type { Node } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';
import type { TemplateContext } from '../helm/template/context.ts';
import { tplText } from '../helm/tpl.ts';
import { NAMELESS } from './chart.ts';

/** A name that the chart sends through `tpl`, which accepts strings only. */
export function tplName(node: Node | undefined, context: TemplateContext): Sourced<string>[] {
  if (node === undefined) return [];
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    throw new HelmError('error calling tpl: wrong type for value; expected string', node.origin);
  }
  return [{ value: tplText(node.value, context) || NAMELESS, origin: node.origin }];
}
