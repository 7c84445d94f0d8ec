import { join } from 'node:path';
import type { Manifest } from './real-helm.ts';

type Data = Readonly<Record<string, string>>;

/** What a pod sees of its namespace, by name. */
export interface Namespace {
  readonly secrets: ReadonlyMap<string, Data>;
  readonly configMaps: ReadonlyMap<string, Data>;
}

/** A container with its files by path, and its variables. */
export interface StartedContainer {
  readonly deployment: string;
  readonly name: string;
  readonly command: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly env: Data;
}

interface Reference {
  readonly name?: string;
  readonly secretName?: string;
  readonly key?: string;
  readonly items?: readonly { readonly key: string; readonly path: string }[];
  readonly optional?: boolean;
}

interface Source {
  readonly secret?: Reference;
  readonly configMap?: Reference;
}

interface Container {
  readonly name: string;
  readonly command?: readonly unknown[];
  readonly args?: readonly unknown[];
  readonly env?: readonly {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: { readonly secretKeyRef?: Reference };
  }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly subPath?: string }[];
}

interface Pod {
  readonly containers: readonly Container[];
  readonly volumes?: readonly (Source & {
    readonly name: string;
    readonly projected?: { readonly sources: readonly Source[] };
  })[];
}

/** The ConfigMaps and Secrets of a namespace. */
export function namespaceOf(objects: readonly Manifest[], namespace: string): Namespace {
  const near = objects.filter(({ metadata }) => (metadata.namespace ?? namespace) === namespace);
  const named = (wanted: string, read: (one: Manifest) => Data) =>
    new Map(near.filter(({ kind }) => kind === wanted).map((one) => [String(one.metadata.name), read(one)]));
  return { secrets: named('Secret', secretData), configMaps: named('ConfigMap', ({ data }) => data ?? {}) };
}

function secretData({ data, stringData }: Manifest): Data {
  const decoded = Object.entries(data ?? {}).map(([key, text]) => [key, Buffer.from(text, 'base64').toString('utf8')]);
  return { ...Object.fromEntries(decoded), ...(stringData as Data | undefined) };
}

/** Starts the containers of all Deployments as kubelet does; throws where a pod would wait for a Secret or a ConfigMap for ever. */
export const startAll = (objects: readonly Manifest[], namespace: Namespace): readonly StartedContainer[] =>
  objects
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(({ metadata, spec }) => {
      const pod = (spec as { readonly template: { readonly spec: Pod } }).template.spec;
      return pod.containers.map((container) => start(String(metadata.name), pod, container, namespace));
    });

function start(deployment: string, { volumes = [] }: Pod, container: Container, namespace: Namespace): StartedContainer {
  const contents = new Map(volumes.map((volume) => [volume.name, contentOf(volume, namespace)]));
  const files = (container.volumeMounts ?? []).flatMap(({ name, mountPath, subPath }) =>
    Object.entries(contents.get(name) ?? {})
      .filter(([file]) => subPath === undefined || file === subPath)
      .map(([file, text]) => [subPath === undefined ? join(mountPath, file) : mountPath, text] as const),
  );
  const env = (container.env ?? []).flatMap(({ name, value, valueFrom }) => {
    const given = value ?? variable(valueFrom?.secretKeyRef, namespace);
    return given === undefined ? [] : [[name, String(given)]];
  });
  const command = [...(container.command ?? []), ...(container.args ?? [])].map(String);
  return { deployment, name: container.name, command, files: new Map(files), env: Object.fromEntries(env) };
}

function contentOf({ projected, ...volume }: NonNullable<Pod['volumes']>[number], { secrets, configMaps }: Namespace): Data {
  const read = ({ secret, configMap }: Source): Data => ({
    ...(secret && chosen(secret, secrets.get(secret.secretName ?? secret.name ?? ''))),
    ...(configMap && chosen(configMap, configMaps.get(configMap.name ?? ''))),
  });
  return Object.assign({}, ...[volume, ...(projected?.sources ?? [])].map(read));
}

function chosen({ name, secretName, items, optional }: Reference, data: Data | undefined): Data {
  if (data === undefined && optional !== true) throw new Error(`"${secretName ?? name}" not found`);
  return items && data ? Object.fromEntries(items.map(({ key, path }) => [path, data[key] ?? ''])) : (data ?? {});
}

function variable(reference: Reference | undefined, { secrets }: Namespace): string | undefined {
  if (reference === undefined) return undefined;
  const { name = '', key = '', optional } = reference;
  const found = secrets.get(name)?.[key];
  if (found === undefined && optional !== true) throw new Error(`couldn't find key ${key} in Secret ${name}`);
  return found;
}
