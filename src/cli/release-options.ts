import type { Options } from 'yargs';
import { CHART_NAMES, type ToldRelease } from '../charts/chart.ts';
import { DEFAULT_CHART_VERSION, DEFAULT_NAMESPACE, DEFAULT_RELEASE } from '../charts/defaults.ts';
import { told } from '../core/told.ts';

/** The flag for the values of one release. */
export const VALUES_OPTION = {
  type: 'string',
  array: true,
  nargs: 1,
  alias: 'f',
  describe: 'a values file, - for standard input; repeat it in the order of Helm',
} as const satisfies Options;

/** The flags that tell which release the values are for; what is not given, a manifest around the values may tell. */
export const RELEASE_OPTIONS = {
  chart: { choices: CHART_NAMES, describe: 'the chart; told by the keys if not given' },
  'chart-version': { type: 'string', defaultDescription: DEFAULT_CHART_VERSION, describe: 'the version of the chart' },
  release: { type: 'string', defaultDescription: DEFAULT_RELEASE, describe: 'the name of the Helm release' },
  namespace: { type: 'string', alias: 'n', defaultDescription: DEFAULT_NAMESPACE, describe: 'the namespace of the release' },
} as const satisfies Record<string, Options>;

/** What these flags say. */
export const toldRelease = ({ chart, chartVersion, release, namespace }: ToldRelease): ToldRelease =>
  told({ chart, chartVersion, release, namespace });

/** The values of a repeatable flag. */
export const listOf = (given: readonly string[] | undefined): readonly string[] => given ?? [];
