import type { ChartName } from '../charts/chart.ts';
import { factsGiven } from '../client-config/answers.ts';
import { type ClientFacts, factsOfSetup } from '../client-config/facts.ts';
import type { ClientFormat, ClientRequest } from '../client-config/request.ts';
import { clientText } from '../client-config/text.ts';
import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { analyse } from '../flyte/analyse.ts';
import { setupOf } from '../generate/read.ts';
import { writeFiles } from '../generate/write.ts';
import { readSource } from '../source/read.ts';
import { readInputs } from './init/inputs.ts';

export interface ClientConfigOptions {
  /** The flags that give answers, under the answers' keys. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly answersFile?: string;
  /** Values files of one release, in Helm's order; instead of answers. */
  readonly values: readonly string[];
  readonly chart?: ChartName;
  readonly chartVersion: string;
  readonly release: string;
  readonly namespace: string;
  readonly request: ClientRequest;
  readonly format: ClientFormat;
  readonly caCert?: string;
  /** A file name; standard output if absent or `-`. */
  readonly output?: string;
  /** Replace the file if it exists. */
  readonly force: boolean;
}

/** Writes what flytectl and pyflyte need to log in to a Flyte; it holds no secret. */
export async function clientConfig(options: ClientConfigOptions, io: Io): Promise<ExitCode> {
  const { request, format, caCert, output = '-' } = options;
  const facts = await factsFrom(options, io);
  const name = output === '-' || format !== 'yaml' ? 'config.yaml' : output;
  const { text } = clientText(facts, { request, format, caCert, name });
  if (output === '-') io.stdout.write(text);
  else await writeFiles([{ name: output, text, holdsSecrets: false, mayReplace: options.force }], { cwd: io.cwd });
  return ExitCode.ok;
}

async function factsFrom(options: ClientConfigOptions, io: Io): Promise<ClientFacts> {
  if (options.values.length === 0) return factsGiven((await readInputs(options, io)).given, options.request);
  const sources = await Promise.all(options.values.map((file) => readSource(file, io)));
  // Clients need no hash, which may be kept in a Secret.
  const setup = setupOf(analyse({ ...options, sources }).model, true);
  if (setup !== undefined) return factsOfSetup(setup);
  throw new UsageError(
    `${options.values.join(', ')}: no working authentication in these values`,
    `flyte-auth-config validate ${options.values.join(' ')} says what is wrong with them`,
  );
}
