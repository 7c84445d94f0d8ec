import type { Argv } from 'yargs';
import type { Format } from '../idp-setup/formats.ts';
import { type CommandFactory, command } from './command.ts';

const GROUP = 'What to write:';

interface IdpSetupArguments {
  readonly [name: string]: unknown;
  readonly answers?: string;
  readonly format: Format;
  readonly output?: string;
  readonly force: boolean;
}

export const idpSetupCommand: CommandFactory = (io, finish) =>
  command<IdpSetupArguments>({
    command: 'idp-setup',
    describe: 'write what has to be set up at the identity provider: a guide, Terraform, a Keycloak realm, an az script',
    builder: declare,
    handler: ({ answers, format, output, force, ...flags }) =>
      finish(
        import('../commands/idp-setup.ts').then(({ idpSetup }) =>
          idpSetup(
            {
              flags,
              format,
              force,
              ...(answers !== undefined && { answersFile: answers }),
              ...(output !== undefined && { output }),
            },
            io,
          ),
        ),
      ),
  });

async function declare(yargs: Argv): Promise<Argv> {
  const [{ optionsFor }, { IDP_QUESTIONS }, { FORMATS }] = await Promise.all([
    import('../questions/options.ts'),
    import('../idp-setup/answers.ts'),
    import('../idp-setup/formats.ts'),
  ]);
  return yargs
    .usage('$0 idp-setup\n\nWrites what has to be set up at the identity provider before init: client ids need not exist yet.')
    .options(optionsFor(IDP_QUESTIONS))
    .options({
      answers: {
        type: 'string',
        nargs: 1,
        group: GROUP,
        describe: 'YAML or JSON file with answers, the one of init; "-" for standard input',
      },
      format: { choices: FORMATS, default: 'markdown', group: GROUP, describe: 'which form' },
      output: { type: 'string', nargs: 1, alias: 'o', group: GROUP, describe: 'file to write; standard output if left out' },
      force: { type: 'boolean', default: false, group: GROUP, describe: 'replace the file if it exists' },
    })
    .example('$0 idp-setup --answers answers.yaml', 'a guide with your own URLs')
    .example('$0 idp-setup --answers answers.yaml --format terraform -o idp.tf', 'code for Okta, Entra, Keycloak and Auth0')
    .epilogue(
      'Every answer has a variable (--okta-domain: FLYTE_AUTH_OKTA_DOMAIN) and a key in the answers file (oktaDomain). No file holds a secret.\n' +
        'Exit codes: 0 written, 2 wrong call or an answer is missing, 3 could not write.',
    );
}
