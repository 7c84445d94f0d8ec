import type { ValidateRequest } from '../commands/validate.ts';
import { CONFIG_FILE } from '../config-file/keys.ts';
import { SEVERITIES, type Severity } from '../core/diagnostic.ts';
import { closest } from '../core/distance.ts';
import { UsageError } from '../core/errors.ts';
import { FORMATS, type Format } from '../core/report.ts';
import { type CommandFactory, command } from './command.ts';
import { listOf, RELEASE_OPTIONS } from './release-options.ts';

const REPORT_GROUP = 'Report:';
const FIX_GROUP = 'Fixes:';

/** `--fix` alone is the first. */
const FIX_MODES = ['safe', 'all'] as const;

const OPTIONS = {
  ...RELEASE_OPTIONS,
  'values-key': {
    type: 'string',
    describe: 'the key below which a chart of your own takes the values; found if nothing else is for Flyte',
  },
  client: {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'a configuration file of flytectl and pyflyte, judged with the values or alone',
  },
  'secret-manifest': {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'the manifest of a Secret that exists beside the release',
  },
  rendered: {
    type: 'boolean',
    default: false,
    describe: 'the files hold what Helm has rendered, or what kubectl get -o yaml prints',
  },
  each: { type: 'boolean', default: false, describe: 'judge every file as a release of its own' },
  fix: {
    choices: FIX_MODES,
    group: FIX_GROUP,
    describe: 'correct the files; --fix=all also where more than the fault may change',
  },
  'dry-run': { type: 'boolean', default: false, group: FIX_GROUP, describe: 'with --fix: print the changes instead' },
  format: { choices: FORMATS, group: REPORT_GROUP, describe: 'how to print findings (text; on GitHub with annotations)' },
  output: { type: 'string', alias: 'o', group: REPORT_GROUP, describe: 'print them into a file' },
  report: {
    type: 'string',
    array: true,
    nargs: 1,
    group: REPORT_GROUP,
    describe: 'a further report, FORMAT=FILE; repeat it for more',
  },
  'fail-on': {
    choices: SEVERITIES,
    defaultDescription: '"error"',
    group: REPORT_GROUP,
    describe: 'exit with 1 from this severity on',
  },
  rule: { type: 'string', array: true, nargs: 1, group: REPORT_GROUP, describe: 'ID=off|info|warning|error; repeat it for more' },
  quiet: { type: 'boolean', alias: 'q', default: false, group: REPORT_GROUP, describe: 'print only what makes the exit code 1' },
  config: { type: 'string', describe: `the configuration file; ${CONFIG_FILE} in the folder or above it if not given` },
  'max-size': { type: 'string', describe: 'the largest file to read, for example 20M' },
} as const;

interface ValidateArguments {
  /** The command, and what stands behind `--`. */
  readonly _?: readonly string[];
  readonly file?: readonly string[];
  readonly chart?: (typeof RELEASE_OPTIONS.chart.choices)[number];
  readonly chartVersion?: string;
  readonly release?: string;
  readonly namespace?: string;
  readonly valuesKey?: string;
  readonly client?: readonly string[];
  readonly secretManifest?: readonly string[];
  readonly rendered: boolean;
  readonly each: boolean;
  readonly fix?: (typeof FIX_MODES)[number];
  readonly dryRun: boolean;
  readonly format?: Format;
  readonly output?: string;
  readonly report?: readonly string[];
  readonly failOn?: Severity;
  readonly rule?: readonly string[];
  readonly quiet: boolean;
  /** False for `--no-config`. */
  readonly config?: string | false;
  readonly maxSize?: string;
}

export const validateCommand: CommandFactory = (io, finish) =>
  command<ValidateArguments>({
    command: 'validate [file..]',
    describe: 'check the authentication settings in values files',
    builder: (yargs) =>
      yargs
        .positional('file', {
          type: 'string',
          array: true,
          describe:
            'values files of one release in the order of Helm, Argo CD and Flux manifests, folders, patterns, or - for stdin',
        })
        .options(OPTIONS)
        .example('$0 validate values.yaml', 'one file')
        .example('$0 validate values.yaml values-auth.yaml', 'one release, later files win as in helm -f')
        .example('$0 validate deploy/ --report sarif=flyte.sarif', 'every values file below a folder')
        .example('$0 validate argocd/flyte.yaml', 'the values in an Application or a HelmRelease')
        .example('helm template … | $0 validate --rendered -', 'what Helm makes of values')
        .example('$0 validate values.yaml --client ~/.flyte/config.yaml', 'the configuration of flytectl and pyflyte, too')
        .example('$0 validate values.yaml --fix --dry-run', 'what --fix would change')
        .epilogue('Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong call, 3 could not do the work.'),
    handler: (args: ValidateArguments) =>
      finish(
        (async () => {
          const { ALL_RULES } = await import('../rules/registry.ts');
          const options = validateOptions(
            args,
            ALL_RULES.map(({ id }) => id),
          );
          const { validate } = await import('../commands/validate.ts');
          return validate(options, io);
        })(),
      ),
  });

/** What the command line means. Throws UsageError for what cannot be understood. */
export function validateOptions(args: ValidateArguments, ruleIds: readonly string[]): ValidateRequest {
  const files = [...listOf(args.file), ...listOf(args._).slice(1)];
  const clients = listOf(args.client);
  const secretManifests = listOf(args.secretManifest);
  if (files.length === 0 && (clients.length === 0 || secretManifests.length > 0))
    throw new UsageError('no values file given', 'name one: flyte-auth-config validate values.yaml');
  const {
    chart,
    chartVersion,
    release,
    namespace,
    valuesKey,
    rendered,
    each,
    fix,
    dryRun,
    format,
    output,
    failOn,
    quiet,
    config,
  } = args;
  if (dryRun && fix === undefined) throw new UsageError('--dry-run shows what --fix would change', 'add --fix, or leave it out');
  if (rendered && fix !== undefined)
    throw new UsageError(
      '--fix corrects values, and Helm would render the same objects again',
      'correct the values: leave out --rendered',
    );
  if (rendered && clients.length + secretManifests.length > 0)
    throw new UsageError(
      '--rendered takes Kubernetes objects alone',
      'put Secrets among them; judge client files with the values',
    );
  return {
    files,
    rendered,
    ...(clients.length > 0 && { clients }),
    ...(secretManifests.length > 0 && { secretManifests }),
    each,
    ...given({ chart, chartVersion, release, namespace, valuesKey, fix }),
    dryRun,
    ...(format && { format }),
    ...(output !== undefined && { output }),
    reports: listOf(args.report).map(reportOption),
    ...given({ failOn, config }),
    overrides: Object.fromEntries(listOf(args.rule).map((text) => override(text, ruleIds))),
    quiet,
    ...(args.maxSize !== undefined && { maxBytes: bytesOf(args.maxSize) }),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The flags that were given. */
const given = <T extends object>(flags: T): Given<T> =>
  Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)) as Given<T>;

function reportOption(text: string): { readonly format: Format; readonly file: string } {
  const [, name = '', file = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  const format = FORMATS.find((one) => one === name);
  if (format === undefined || file === '') {
    throw new UsageError(`--report "${text}" is not FORMAT=FILE`, `FORMAT is one of ${[...FORMATS].sort().join(', ')}`);
  }
  return { format, file };
}

function override(text: string, ruleIds: readonly string[]): readonly [string, Severity | 'off'] {
  const [id = '', severity = ''] = text.split('=', 2);
  const level = (['off', ...SEVERITIES] as const).find((one) => one === severity);
  if (level === undefined)
    throw new UsageError(`--rule "${text}" is not ID=SEVERITY`, 'SEVERITY is one of error, info, off, warning');
  if (ruleIds.includes(id)) return [id, level];
  const meant = closest(id, ruleIds);
  throw new UsageError(`no rule has the id "${id}"`, meant ? `did you mean "${meant}"` : '"flyte-auth-config rules" lists them');
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

function bytesOf(text: string): number {
  const [, count, unit = ''] = /^(\d+)([KMG]?)B?$/i.exec(text) ?? [];
  if (count === undefined) throw new UsageError(`--max-size "${text}" is no size`, 'write bytes, or a number with K, M or G');
  return Number(count) * (UNITS[unit.toUpperCase()] ?? 1);
}
