import { flagName } from '../../questions/names.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import { type Block, expr, imported, object, output, terraform } from '../hcl/hcl.ts';
import { comment, writeHcl } from '../hcl/write.ts';
import { clientIdsOf, initCommand } from '../init-command.ts';
import type { AssignedKey, ClientKey, IdpSetup } from '../setup.ts';

/** The Terraform code of one provider. */
export interface TerraformCode {
  /** Name, source and version of Terraform's provider; the versions are those whose arguments the code was checked against. */
  readonly provider: { readonly name: string; readonly source: string; readonly version: string };
  /** What the provider needs to log in, for the comment at the top. */
  readonly credentials: string;
  readonly blocks: readonly Block[];
  /** Expressions of what `init` has to be told. */
  readonly results: Readonly<Partial<Record<AssignedKey | SecretKey, string>>>;
}

/** The oldest Terraform that knows everything that the code uses: variables that may not be null; ids in import blocks that are looked up. */
const TERRAFORM = '>= 1.3';
const TERRAFORM_WITH_IMPORTS = '>= 1.6';

/** What is said of a client whose id was given. */
export const TAKEN_OVER = 'The client id was given: Terraform takes over the client that has it.';

/** Takes over the clients whose ids were given, for providers that import them by these; the address of each resource. */
export function takenOver(setup: IdpSetup, addresses: Readonly<Record<ClientKey, string>>): readonly Block[] {
  return clientIdsOf(setup).flatMap((key) => {
    const id = setup.draft[key];
    return id === undefined ? [] : [imported(addresses[key], id, TAKEN_OVER)];
  });
}

/** The whole file: what it does and how to go on, the provider, its resources, and an output for each value that `init` needs. */
export function terraformFile(setup: IdpSetup, code: TerraformCode): string {
  const { name, source, version } = code.provider;
  const requirements = terraform({
    required_version: code.blocks.some(({ type }) => type === 'import') ? TERRAFORM_WITH_IMPORTS : TERRAFORM,
    required_providers: { nested: [{ [name]: object({ source, version }) }] },
  });
  return `${comment(header(setup, code))}\n${writeHcl([requirements, ...code.blocks, ...outputs(code)])}`;
}

/** `oidcClientSecret` → `oidc_client_secret`, for outputs and variables. */
export const outputName = (key: string): string => flagName(key).replaceAll('-', '_');

function outputs({ results }: TerraformCode): readonly Block[] {
  return Object.entries(results).map(([key, expression]) =>
    output(outputName(key), { value: expr(expression), ...(key.endsWith('Secret') && { sensitive: true }) }),
  );
}

function header(setup: IdpSetup, { credentials, results }: TerraformCode): string {
  const { profile, answers } = setup;
  return [
    `${profile.label} for Flyte at ${answers.url}, ${answers.authServer} authorization server.`,
    '',
    credentials,
    ...keptSecrets(Object.keys(results).filter((key) => key.endsWith('Secret'))),
    '',
    ...(setup.values === undefined
      ? ['After terraform apply:', '', goOn(setup)]
      : [`The values of Flyte, ${setup.values}, are written with the client ids below.`]),
  ].join('\n');
}

function keptSecrets({ length }: readonly string[]): readonly string[] {
  if (length === 0) return [];
  return [`Terraform keeps the client ${length === 1 ? 'secret' : 'secrets'} in its state: store that where secrets may be.`];
}

function goOn(setup: IdpSetup): string {
  const raw = (key: AssignedKey | SecretKey) => `"$(terraform output -raw ${outputName(key)})"`;
  return initCommand(setup, { id: raw, secret: (key) => ({ variable: raw(key) }) });
}
