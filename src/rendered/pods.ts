import { PROCESS_NAMES, type ProcessName } from '../charts/chart.ts';
import type { Sourced } from '../core/origin.ts';
import { at, type Node } from '../core/tree.ts';
import { itemsAt, type KubeObject, textAt } from './objects.ts';

/** A container that runs a process of Flyte. */
export interface ProcessPod {
  readonly process: ProcessName;
  readonly container: Node;
  readonly pod: Node;
}

/** Containers that are not named like their process. */
const OTHER_NAMES: Readonly<Record<string, ProcessName>> = { 'sync-cluster-resources': 'syncresources' };
const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  Pod: ['spec'],
};

/** The processes of Flyte that an object starts. */
export function podsIn({ kind, node }: KubeObject): readonly ProcessPod[] {
  const path = Object.hasOwn(POD_PATHS, kind) ? POD_PATHS[kind] : undefined;
  const pod = path && at(node, path);
  return itemsAt(pod, 'containers').flatMap((container) => {
    const name = textAt(container, 'name') ?? '';
    const process = OTHER_NAMES[name] ?? PROCESS_NAMES.find((one) => one === name);
    return pod && process ? [{ process, container, pod }] : [];
  });
}

/** An object that a volume is made of. */
export interface VolumeSource extends Sourced<string> {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly isOptional: boolean;
}

/** What is mounted in a container at one of some folders, in the order in which later files hide earlier ones. */
export function mountedAt({ container, pod }: ProcessPod, folder: RegExp): readonly VolumeSource[] {
  const names = itemsAt(container, 'volumeMounts')
    .filter((mount) => folder.test(textAt(mount, 'mountPath') ?? ''))
    .flatMap((mount) => textAt(mount, 'name') ?? []);
  const volumes = itemsAt(pod, 'volumes').filter((volume) => names.includes(textAt(volume, 'name') ?? ''));
  return volumes.flatMap((volume) => [volume, ...itemsAt(volume, 'projected', 'sources')]).flatMap(sourcesOf);
}

const REFERENCES = [
  ['ConfigMap', 'configMap', 'name'],
  ['Secret', 'secret', 'secretName'],
  ['Secret', 'secret', 'name'],
] as const;

const sourcesOf = (volume: Node): readonly VolumeSource[] =>
  REFERENCES.flatMap(([kind, key, name]) => {
    const node = at(volume, [key, name]);
    const value = textAt(volume, key, name);
    return node && value !== undefined
      ? [{ kind, value, origin: node.origin, isOptional: textAt(volume, key, 'optional') === 'true' }]
      : [];
  });

/** The version in the tag of a process's image; undefined where it has none. */
export const versionOf = ({ container }: ProcessPod): string | undefined =>
  /:(v\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(textAt(container, 'image') ?? '')?.[1];
