import type { Node } from '../../core/tree.ts';
import { HelmError } from '../../helm/failure.ts';
import { goPrint } from '../../helm/go-print.ts';
import type { ValuesView } from '../values-view.ts';

const STORAGE = ['configuration', 'storage'] as const;

/** What the templates demand of each storage provider: message and key below `providerConfig`. Source: templates/configmap.yaml. */
const REQUIRED: Readonly<Record<string, readonly (readonly [message: string, ...path: string[]])[]>> = {
  s3: [['Region required for S3 storage provider', 's3', 'region']],
  azure: [],
  gcs: [['GCP project required for GCS storage provider', 'gcs', 'project']],
};

const ACCESS_KEYS = [
  ['Access key required for S3 storage provider', 's3', 'accessKey'],
  ['Secret key required for S3 storage provider', 's3', 'secretKey'],
] as const;

/** Fails where the storage values make Helm fail: no authentication values are rendered then either. */
export function checkStorage(view: ValuesView): void {
  demand('User data container required', view.get(...STORAGE, 'userDataContainer'));
  const given = view.get(...STORAGE, 'provider');
  const provider = goPrint(given);
  const required = REQUIRED[provider];
  if (required === undefined) {
    const message = `Invalid value for storage provider. Expected one of (s3, gcs), but got: ${provider}`;
    throw new HelmError(`execution error: ${message}`, given?.origin);
  }
  for (const [message, ...path] of required) demand(message, view.get(...STORAGE, 'providerConfig', ...path));
  if (provider === 's3') checkS3(view);
  demand('Metadata container required', view.get(...STORAGE, 'metadataContainer'));
}

function checkS3(view: ValuesView): void {
  const given = view.get(...STORAGE, 'providerConfig', 's3', 'authType');
  const authType = goPrint(given);
  if (authType === 'accesskey') {
    for (const [message, ...path] of ACCESS_KEYS) demand(message, view.get(...STORAGE, 'providerConfig', ...path));
  } else if (authType !== 'iam') {
    const expected = 'Expected one of (iam, accesskey)';
    throw new HelmError(
      `execution error: Invalid value for S3 storage provider authentication type. ${expected}, but got: ${authType}`,
      given?.origin,
    );
  }
}

function demand(message: string, node: Node | undefined): void {
  if (node === undefined || (node.kind === 'scalar' && node.value === '')) {
    throw new HelmError(`execution error: ${message}`, node?.origin);
  }
}
