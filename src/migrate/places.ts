import type { RenderedSecret } from '../charts/chart.ts';
import { innerChart } from '../charts/inner-chart.ts';
import type { ReleaseModel } from '../flyte/model.ts';

/** The Secret that the chart flyte-core mounts in flyteadmin, for people to put their key in (templates/admin/secret.yaml). */
const CORE_SECRET = 'flyte-admin-secrets';

/** The names of the Secrets that Flyte mounts, as far as the objects tell. */
export const mountedSecrets = ({ manifests }: ReleaseModel): readonly string[] => [
  ...new Set((manifests?.workloads ?? []).flatMap(({ secretMounts }) => secretMounts.map(({ value }) => value))),
];

const ownerOf = (key: string, model: ReleaseModel): RenderedSecret | undefined =>
  model.manifests?.secrets.find(({ name, keys }) => mountedSecrets(model).includes(name) && keys.has(key));

/** Whether Flyte mounts a Secret with a key, whatever is under it. */
export const readsKey = (key: string, model: ReleaseModel): boolean => ownerOf(key, model) !== undefined;

/** The Secret that Flyte reads a key from; without Secrets at hand, where the chart has it. */
export const placeOfSecret = (key: string, model: ReleaseModel): string | undefined =>
  ownerOf(key, model)?.name ?? (innerChart(model.release.chart) === 'flyte-core' ? CORE_SECRET : undefined);
