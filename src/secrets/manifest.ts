import { yamlName, yamlString } from '../core/yaml-string.ts';
import type { Secret } from './secret.ts';

interface Meta {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Of the Secret itself, whoever makes it. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** More lines for the comment at its top. */
  readonly notes?: readonly string[];
}

export interface SecretManifest extends Meta {
  /** By key of the Secret, for example `client_secret`. */
  readonly data: Readonly<Record<string, Secret>>;
}

/** Where External Secrets Operator finds the values. */
export interface ExternalSecretManifest extends Meta {
  readonly store: { readonly kind: 'SecretStore' | 'ClusterSecretStore'; readonly name: string };
  /** By key of the Secret: the entry of the store, and the property in it where the entry has several. */
  readonly data: Readonly<Record<string, { readonly key: string; readonly property?: string }>>;
}

/** How often External Secrets Operator looks for changes, as a Go duration. */
const REFRESH_INTERVAL = '1h';

/** The YAML of a Kubernetes Secret. It holds the secrets in plain text: write it with mode 0600 only. */
export function secretManifest({ data, notes = [], ...meta }: SecretManifest): string {
  return lines(
    '# Secrets in plain text: do not commit this file; apply it, or seal it first (sealed-secrets, SOPS)',
    `#   kubectl apply -f <this file>`,
    ...notes.map(comment),
    'apiVersion: v1',
    'kind: Secret',
    ...metadata(meta),
    'type: Opaque',
    'stringData:',
    ...Object.entries(data).map(([key, secret]) => `  ${yamlName(key)}: ${valueText(secret.reveal())}`),
  );
}

/** The YAML of an ExternalSecret (External Secrets Operator 0.16 or later) that creates a Secret of the same name. */
export function externalSecretManifest({ data, store, notes = [], annotations = {}, ...meta }: ExternalSecretManifest): string {
  return lines(
    '# For External Secrets Operator 0.16 or later; the values themselves stay in the store',
    ...notes.map(comment),
    'apiVersion: external-secrets.io/v1',
    'kind: ExternalSecret',
    ...metadata(meta),
    'spec:',
    `  refreshInterval: ${REFRESH_INTERVAL}`,
    '  secretStoreRef:',
    `    kind: ${store.kind}`,
    `    name: ${yamlName(store.name)}`,
    '  target:',
    `    name: ${yamlName(meta.name)}`,
    '    creationPolicy: Owner',
    ...template(section('annotations', annotations)),
    '  data:',
    ...Object.entries(data).flatMap(([key, { key: entry, property }]) => [
      `    - secretKey: ${yamlName(key)}`,
      '      remoteRef:',
      `        key: ${yamlName(entry)}`,
      ...(property === undefined ? [] : [`        property: ${yamlName(property)}`]),
    ]),
  );
}

/** Lines that every YAML reader takes as they stand in a block. */
const PLAIN_LINES = /^(?:[!-~][ -~]*\n)(?:[ -~]*[!-~]\n)*$/;

/** A file reads better in a block; a secret is one line. */
const valueText = (text: string): string =>
  PLAIN_LINES.test(text) && text.indexOf('\n') < text.length - 1
    ? `|\n${text.replace(/^(?=.)/gm, '    ').trimEnd()}`
    : yamlString(text);

const comment = (note: string): string => `# ${note}`;

function metadata({ name, namespace, labels = {}, annotations = {} }: Meta): string[] {
  return [
    'metadata:',
    `  name: ${yamlName(name)}`,
    `  namespace: ${yamlName(namespace)}`,
    ...section('labels', labels),
    ...section('annotations', annotations),
  ];
}

function section(title: string, entries: Readonly<Record<string, string>>): string[] {
  const entryLines = Object.entries(entries).map(([key, value]) => `    ${yamlName(key)}: ${yamlString(value)}`);
  return entryLines.length > 0 ? [`  ${title}:`, ...entryLines] : [];
}

/** A template of metadata alone leaves the keys of the Secret as they are (external-secrets, externalsecret_controller_template.go). */
const template = (metadata: readonly string[]): string[] =>
  metadata.length > 0 ? ['    template:', '      metadata:', ...metadata.map((line) => `      ${line}`)] : [];

const lines = (...parts: readonly string[]): string => `${parts.join('\n')}\n`;
