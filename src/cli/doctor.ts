import type { DoctorOptions } from '../commands/doctor.ts';
import { UsageError } from '../core/errors.ts';
import { type CommandFactory, command } from './command.ts';
import { PROBE_OPTIONS, type ProbeArguments, probeInputs } from './probe-options.ts';

interface DoctorArguments extends ProbeArguments {
  readonly idpOnly: boolean;
  readonly deviceFlow: boolean;
}

export const doctorCommand: CommandFactory = (io, finish) =>
  command<DoctorArguments>({
    command: 'doctor',
    describe: 'ask the identity provider and the deployed Flyte whether they fit the values, and whether authentication is on',
    builder: (yargs) =>
      yargs
        .usage(
          '$0 doctor\n\nAsks the identity provider and the deployed Flyte. Nothing is changed, and nobody is logged in; ' +
            'proxies are taken from HTTPS_PROXY and NO_PROXY.',
        )
        .options({
          ...PROBE_OPTIONS,
          'idp-only': {
            type: 'boolean',
            default: false,
            describe: 'ask the identity provider alone, as before the first deployment',
          },
          'device-flow': {
            type: 'boolean',
            default: false,
            describe: 'people log in with DeviceFlow: fail where that cannot work',
          },
        })
        .example('$0 doctor --url https://flyte.example.com', 'is authentication really on?')
        .example('$0 doctor -f values-auth.yaml --idp-only', 'does the provider fit the values?')
        .example('$0 doctor -f values-auth.yaml --url https://flyte.example.com', 'both, and whether these values are what runs')
        .example('$0 doctor -f values-auth.yaml --secret-file client_secret', "flytepropeller's token as well")
        .epilogue('Exit codes: 0 nothing wrong, 1 a check failed, 2 wrong call, 3 somebody could not be reached.'),
    handler: (args) =>
      finish(
        (async () => {
          const options = doctorOptions(args);
          const { doctor } = await import('../commands/doctor.ts');
          return doctor(options, io);
        })(),
      ),
  });

/** What the command line means. Throws UsageError where nobody is named that could be asked. */
function doctorOptions(args: DoctorArguments): DoctorOptions {
  const inputs = probeInputs(args);
  const { idpOnly, deviceFlow } = args;
  const isNamed = inputs.values.length > 0 || inputs.url !== undefined;
  if (!isNamed)
    throw new UsageError('nobody is named that could be asked', 'give values with -f, or the address of Flyte with --url');
  if (inputs.values.length === 0 && (idpOnly || inputs.clientCredentials))
    throw new UsageError('the values tell which identity provider to ask', 'give them with -f');
  return { ...inputs, idpOnly, deviceFlow };
}
