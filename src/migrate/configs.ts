import type { ReleaseModel } from '../flyte/model.ts';
import type { KubeFile, KubeObject } from '../kube/objects.ts';

/** The objects that hold the configuration of a running Flyte. */
export function configsOf(files: readonly KubeFile[], { manifests }: ReleaseModel): readonly KubeObject[] {
  const names = new Set(manifests?.workloads.flatMap(({ files: all }) => all.map(({ object }) => object)));
  return files.flatMap(({ objects }) => objects).filter(({ name }) => names.has(name));
}
