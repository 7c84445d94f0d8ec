import { flagName } from '../../questions/names.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import { type Block, expr, object, output, terraform } from '../hcl/hcl.ts';
import { comment, writeHcl } from '../hcl/write.ts';
import { initCommand, secretsOf } from '../init-command.ts';
import type { AssignedKey, IdpSetup } from '../setup.ts';

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

/** The oldest Terraform that knows everything that the code uses: variables that may not be null. */
const TERRAFORM = '>= 1.3';

/** The whole file: what it does and how to go on, the provider, its resources, and an output for each value that `init` needs. */
export function terraformFile(setup: IdpSetup, code: TerraformCode): string {
  const { name, source, version } = code.provider;
  const requirements = terraform({
    required_version: TERRAFORM,
    required_providers: { nested: [{ [name]: object({ source, version }) }] },
  });
  return `${comment(header(setup, code))}\n${writeHcl([requirements, ...code.blocks, ...outputs(code)])}`;
}

const outputName = (key: string): string => flagName(key).replaceAll('-', '_');

function outputs({ results }: TerraformCode): readonly Block[] {
  return Object.entries(results).map(([key, expression]) =>
    output(outputName(key), { value: expr(expression), ...(key.endsWith('Secret') && { sensitive: true }) }),
  );
}

function header(setup: IdpSetup, { credentials, results }: TerraformCode): string {
  const { profile, answers } = setup;
  const raw = (key: AssignedKey | SecretKey) => `"$(terraform output -raw ${outputName(key)})"`;
  const given = { ...setup, assigned: (Object.keys(results) as (AssignedKey | SecretKey)[]).filter(isAssignedKey) };
  return [
    `${profile.label} for Flyte at ${answers.url}, ${answers.authServer} authorization server.`,
    '',
    credentials,
    `Terraform keeps ${secretsOf(setup).length === 1 ? 'the client secret' : 'the client secrets'} in its state: store that where secrets may be.`,
    '',
    'After terraform apply:',
    '',
    initCommand(given, { id: raw, secret: (key) => ({ variable: raw(key) }) }),
  ].join('\n');
}

const isAssignedKey = (key: AssignedKey | SecretKey): key is AssignedKey => !key.endsWith('Secret');
