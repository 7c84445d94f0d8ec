import { leaves, type MapNode, type Node } from '../core/tree.ts';
import type { ChartName } from './chart.ts';
import { isOnIn, type PlaceName, placeIn, valueIn } from './places.ts';

/** The init container that makes the keys for cookies and tokens and puts them into a Secret. */
export type KeyMaker =
  | { readonly kind: 'runs' }
  /** The chart neither starts it nor mounts what it makes. */
  | { readonly kind: 'switched-off' }
  /** It runs the user's own command, which does not do its work. */
  | { readonly kind: 'command'; readonly node: Node }
  /** It may not write Secrets, as far as the chart is concerned. */
  | { readonly kind: 'forbidden'; readonly node: Node };

const COMMANDS: readonly PlaceName[] = ['keyArguments', 'keyCommand'];

/** How the keys come about. Source: templates/deployment.yaml and clusterrole.yaml, templates/admin/deployment.yaml and rbac.yaml. */
export function keyMakerOf(chart: ChartName, values: MapNode): KeyMaker {
  const hasSwitch = placeIn(chart, 'authSwitch') !== undefined;
  if (hasSwitch && !isOnIn(chart, values, 'authSwitch')) {
    return mountsSecrets(valueIn(chart, values, 'serverMounts')) ? { kind: 'runs' } : { kind: 'switched-off' };
  }
  const commands = COMMANDS.flatMap((name) => valueIn(chart, values, name) ?? []).filter((node) => textOf(node) !== '');
  const [command] = commands;
  if (command && !commands.some((node) => /secrets\s+create/.test(textOf(node)))) return { kind: 'command', node: command };
  const rights = valueIn(chart, values, 'mayWriteSecrets');
  const granted = rights === undefined || isOnIn(chart, values, 'mayWriteSecrets');
  return granted ? { kind: 'runs' } : { kind: 'forbidden', node: rights };
}

const textOf = (node: Node): string =>
  [...leaves(node)].map(({ node: leaf }) => (leaf.kind === 'scalar' ? String(leaf.value ?? '') : '')).join(' ');

const mountsSecrets = (mounts: Node | undefined): boolean =>
  mounts !== undefined && /\/etc\/secrets(\/|\s|$)/.test(textOf(mounts));
