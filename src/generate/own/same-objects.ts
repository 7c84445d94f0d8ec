import { sourceText } from '../../core/lines.ts';
import { type KubeObject, kubeObjectsIn } from '../../kube/objects.ts';

/** Whether a file of manifests has every Secret of another one, with the same keys and texts; or is the same text. */
export function sameObjects(standing: string, wanted: string): boolean {
  if (standing === wanted) return true;
  const there = kubeObjectsIn(sourceText('', standing)).objects;
  const { objects, standIns } = kubeObjectsIn(sourceText('', wanted));
  return standIns.length === 0 && objects.length > 0 && objects.every((object) => there.some((one) => holds(one, object)));
}

const holds = (there: KubeObject, wanted: KubeObject): boolean =>
  there.kind === wanted.kind &&
  there.name === wanted.name &&
  there.namespace === wanted.namespace &&
  [...wanted.keys].every(([key, { text }]) => text !== undefined && there.keys.get(key)?.text === text);
