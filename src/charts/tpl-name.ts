import type { Sourced } from '../core/origin.ts';
import { at, isNull, type Node } from '../core/tree.ts';
import { HelmError } from '../helm/failure.ts';
import type { TemplateContext } from '../helm/template/context.ts';
import { tplText } from '../helm/tpl.ts';
import { NAMELESS } from './chart.ts';
import { manifestError, readBack } from './printed.ts';

/** A name that flyte-binary sends through `tpl`, which accepts strings only, and prints as it is. */
export function tplName(node: Node | undefined, context: TemplateContext): Sourced<string>[] {
  if (node === undefined) return [];
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    throw new HelmError('error calling tpl: wrong type for value; expected string', node.origin);
  }
  const text = tplText(node.value, context);
  const printed = at(
    readBack(`name: ${text}\n`, 'helm', () => node.origin),
    ['name'],
  );
  if (printed === undefined) throw manifestError('flyte-binary/templates/deployment.yaml', node.origin);
  return [{ value: isNull(printed) ? NAMELESS : text, origin: node.origin }];
}
