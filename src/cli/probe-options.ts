import type { Options } from 'yargs';
import type { ToldRelease } from '../charts/chart.ts';
import type { ProbeInputs } from '../commands/probe/inputs.ts';
import { UsageError } from '../core/errors.ts';
import { told } from '../core/told.ts';
import { listOf, RELEASE_OPTIONS, toldRelease, VALUES_OPTION } from './release-options.ts';

const NETWORK_GROUP = 'Network:';
const CREDENTIALS_GROUP = 'Client credentials:';

/** The flags that `doctor` and `token` share. */
export const PROBE_OPTIONS = {
  values: VALUES_OPTION,
  url: { type: 'string', nargs: 1, describe: 'where people call the deployed Flyte: https://flyte.example.com' },
  ...RELEASE_OPTIONS,
  'client-credentials': {
    type: 'boolean',
    default: false,
    group: CREDENTIALS_GROUP,
    describe: 'ask for a token as flytepropeller does, and judge it',
  },
  'secret-file': {
    type: 'string',
    nargs: 1,
    group: CREDENTIALS_GROUP,
    describe: "file with flytepropeller's secret, - for standard input; FLYTE_AUTH_PROPELLER_CLIENT_SECRET if not given",
  },
  timeout: { type: 'string', nargs: 1, default: '10', group: NETWORK_GROUP, describe: 'seconds for each request' },
  'ca-file': {
    type: 'string',
    nargs: 1,
    group: NETWORK_GROUP,
    describe: 'file with the certificate of a private authority to trust',
  },
  format: { choices: ['text', 'json'], default: 'text', describe: 'how to print it' },
} as const satisfies Record<string, Options>;

/** What yargs makes of them. */
export interface ProbeArguments extends ToldRelease {
  readonly [name: string]: unknown;
  readonly values?: readonly string[];
  readonly url?: string;
  readonly clientCredentials: boolean;
  readonly secretFile?: string;
  readonly timeout: string;
  readonly caFile?: string;
  readonly format: (typeof PROBE_OPTIONS.format.choices)[number];
}

const LONGEST_SECONDS = 600;

/** What the shared flags mean; `input` is what else is read. Throws UsageError for a time or an address that is none. */
export function probeInputs(args: ProbeArguments, input?: string): ProbeInputs {
  const { secretFile, caFile, format, url } = args;
  const fromStdin = [...listOf(args.values), secretFile, input].filter((name) => name === '-');
  if (fromStdin.length > 1) throw new UsageError('standard input can be read once alone', 'name files for the rest');
  return {
    values: listOf(args.values),
    ...toldRelease(args),
    ...told({ secretFile, caFile, url: url === undefined ? undefined : flyteUrl(url) }),
    clientCredentials: args.clientCredentials || secretFile !== undefined,
    timeoutMs: timeoutOf(args.timeout),
    format,
  };
}

function timeoutOf(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (seconds > 0 && seconds <= LONGEST_SECONDS) return seconds * 1000;
  throw new UsageError(
    `--timeout must be a number of seconds up to ${LONGEST_SECONDS}`,
    'leave it out: 10 is what flyteadmin itself waits',
  );
}

/** The address without a final slash. */
function flyteUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isUrl =
    url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '';
  if (isUrl) return url.href.replace(/\/+$/, '');
  throw new UsageError('--url is no address of a Flyte', 'write https://flyte.example.com');
}
