import { CONFIG_FILE } from '../config-file/keys.ts';
import { SEVERITIES } from '../core/diagnostic.ts';
import { FORMATS } from '../core/report.ts';
import type { FixMode } from '../rules/fixing.ts';
import { type CommandFactory, command } from './command.ts';
import { RELEASE_OPTIONS } from './release-options.ts';
import type { ValidateArguments } from './validate-request.ts';

const REPORT_GROUP = 'Report:';
const FIX_GROUP = 'Fixes:';

/** `--fix` alone is the first. */
const FIX_MODES: readonly FixMode[] = ['safe', 'all'];

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
          const { validateRequest } = await import('./validate-request.ts');
          const { validate } = await import('../commands/validate.ts');
          return validate(validateRequest(args), io);
        })(),
      ),
  });
