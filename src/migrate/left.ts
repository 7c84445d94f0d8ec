import { GENERATED_KEYS } from '../flyte/generated-keys.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { KubeFile } from '../kube/objects.ts';
import { ENTRY_NAMES } from '../secrets/entries.ts';

const MADE_BY_FLYTE: readonly string[] = Object.values(GENERATED_KEYS);

/** Whether a key of a Secret is one that values, or the Secret beside them, take over. */
export const isCarried = (key: string): boolean => ENTRY_NAMES.some((name) => name === key);

/** What is in Secrets that Flyte has read so far and reads no longer, in lines. */
export function leftInSecrets(
  files: readonly KubeFile[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const left = before.filter((name) => !after.includes(name));
  return files.flatMap(({ objects }) =>
    objects
      .filter(({ kind, name }) => kind === 'Secret' && left.includes(name))
      .flatMap(({ name, keys }) => secretLines(name, [...keys.keys()])),
  );
}

function secretLines(name: string, keys: readonly string[]): readonly string[] {
  const made = keys.filter((key) => MADE_BY_FLYTE.includes(key));
  const others = keys.filter((key) => !MADE_BY_FLYTE.includes(key) && !isCarried(key) && !key.endsWith('.yaml'));
  return [
    ...(made.length > 0 ? [`Secret "${name}": ${made.join(', ')}; Flyte makes new ones, and everybody logs in once more`] : []),
    ...(others.length > 0 ? [`Secret "${name}": ${others.join(', ')}; Flyte does not read this Secret any more`] : []),
  ];
}

/** Without the configuration of a client of flyteadmin nobody knows what it says. */
export const unknownCallers = ({ processes }: ReleaseModel): readonly string[] =>
  processes.some(({ sections }) => sections.includes('admin'))
    ? []
    : ['section "admin" of flytepropeller: the ConfigMap flyte-propeller-config is not among the objects'];
