import { stringify } from 'yaml';
import type { EnvVar, Manifests, RenderedSecret, Workload } from '../../../src/charts/chart.ts';
import type { Node } from '../../../src/core/tree.ts';
import { toYaml } from '../../../src/helm/to-yaml.ts';

type Json = Readonly<Record<string, unknown>>;

/** The objects that a chart comes to, as Helm prints them: one document each. Undefined for what is no YAML any more. */
export function asHelmPrints(manifests: Manifests, namespace: string): string | undefined {
  const objects = objectsOf(manifests, namespace);
  return objects?.map((object) => `---\n${stringify(object, { lineWidth: 0 })}`).join('');
}

/** The same as kubectl prints them: one list, Secrets in base64. */
export function asKubectlPrints(manifests: Manifests, namespace: string): string | undefined {
  const objects = objectsOf(manifests, namespace)?.map(encoded);
  return objects && stringify({ apiVersion: 'v1', kind: 'List', items: objects }, { lineWidth: 0, sortMapEntries: true });
}

function encoded(object: Json): Json {
  const { stringData, ...rest } = object;
  if (stringData === undefined) return object;
  const data = Object.entries(stringData as Record<string, unknown>).map(([key, value]) => [
    key,
    Buffer.from(String(value)).toString('base64'),
  ]);
  return { ...rest, data: Object.fromEntries(data) };
}

function objectsOf({ workloads, secrets }: Manifests, namespace: string): readonly Json[] | undefined {
  const files = workloads.flatMap((workload) => workload.files);
  if (files.some(({ content }) => content.kind === 'broken')) return undefined;
  const names = [...new Set(files.map(({ object }) => object))];
  const config = names.map((name) => {
    const data = files.flatMap((file) =>
      file.object === name && file.content.kind !== 'broken' ? [[file.name, `${configText(file.content)}\n`]] : [],
    );
    return isSecret(name)
      ? secretOf(name, namespace, Object.fromEntries(data))
      : { ...head('ConfigMap', name, namespace), data: Object.fromEntries(data) };
  });
  const others = secrets
    .filter(({ name }) => !names.includes(name))
    .map((secret) => secretOf(secret.name, namespace, contentOf(secret)));
  return [...config, ...others, ...workloads.map((workload) => deploymentOf(workload, namespace))];
}

/** Dates that a chart has printed without quotes are in none. */
const configText = (content: Node): string =>
  datesIn(content).reduce((text, date) => text.replaceAll(`"${date}"`, date), toYaml(content));

function datesIn(node: Node): readonly string[] {
  if (node.kind === 'scalar') return node.timestamp ? [String(node.value)] : [];
  return (node.kind === 'list' ? node.items : [...node.entries.values()]).flatMap(datesIn);
}

const isSecret = (name: string): boolean => name.endsWith('-secret');
const head = (kind: string, name: string, namespace: string) => ({ apiVersion: 'v1', kind, metadata: { name, namespace } });
const secretOf = (name: string, namespace: string, stringData: Json): Json => ({
  ...head('Secret', name, namespace),
  stringData,
});
const contentOf = ({ keys }: RenderedSecret): Json => Object.fromEntries([...keys].map(([key, { value }]) => [key, value]));

const CONTAINERS: Readonly<Record<string, string>> = { syncresources: 'sync-cluster-resources' };

function deploymentOf({ process, files, env, unknownConfig, secretMounts }: Workload, namespace: string): Json {
  const objects = [...new Set([...files.map(({ object }) => object), ...unknownConfig.map(({ value }) => value)])];
  const reference = (name: string) => (isSecret(name) ? { secret: { name } } : { configMap: { name } });
  const container = {
    name: CONTAINERS[process] ?? process,
    image: `cr.flyte.org/flyteorg/${process}:v1.16.8`,
    env: env.map(variable),
    volumeMounts: [
      { name: 'config', mountPath: '/etc/flyte/config' },
      ...(secretMounts.length > 0 ? [{ name: 'auth', mountPath: '/etc/secrets/' }] : []),
    ],
  };
  const volumes = [
    { name: 'config', projected: { sources: objects.map(reference) } },
    { name: 'auth', projected: { sources: secretMounts.map(({ value }) => ({ secret: { name: value } })) } },
  ];
  const spec = { template: { spec: { containers: [container], volumes } } };
  return { ...head('Deployment', process, namespace), apiVersion: 'apps/v1', spec };
}

const variable = ({ name, value }: EnvVar): Json =>
  value ? { name, value: value.value } : { name, valueFrom: { secretKeyRef: { name: 'other', key: name } } };
