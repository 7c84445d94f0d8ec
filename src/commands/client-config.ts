import type { ToldRelease } from '../charts/chart.ts';
import { factsGiven } from '../client-config/answers.ts';
import { type ClientFacts, factsOfSetup } from '../client-config/facts.ts';
import type { ClientFormat, ClientRequest } from '../client-config/request.ts';
import { clientText } from '../client-config/text.ts';
import { UsageError } from '../core/errors.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { sourceText } from '../core/lines.ts';
import { analyse } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { setupOf } from '../generate/read.ts';
import { failing } from '../rules/judge.ts';
import { judgeClient } from '../rules/judge-client.ts';
import { readSource } from '../source/read.ts';
import { readInputs } from './init/inputs.ts';
import { refuseFlyte2 } from './refuse-flyte2.ts';
import { writeChanges } from './write-changes.ts';

export interface ClientConfigOptions extends ToldRelease {
  /** The flags that give answers, under the answers' keys. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly answersFile?: string;
  /** Values files of one release, in Helm's order; instead of answers. */
  readonly values: readonly string[];
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
  const { facts, model } = await factsFrom(options, io);
  const name = output === '-' || format !== 'yaml' ? 'config.yaml' : output;
  const { text, config } = clientText(facts, { request, format, caCert, name });
  const { diagnostics } = await judgeClient(sourceText(name, config), model);
  for (const { severity, message, ruleId } of diagnostics) io.stderr.write(`${severity}: ${message} [${ruleId}]\n`);
  if (failing(diagnostics, 'error').length > 0) {
    io.stderr.write('nothing was written: nobody could log in with it\n');
    return ExitCode.findings;
  }
  if (output === '-') io.stdout.write(text);
  else await writeChanges([{ name: output, text, holdsSecrets: false, mayReplace: options.force }], io.cwd);
  return ExitCode.ok;
}

/** What is known of the Flyte that the client is for; `model` where values tell it. */
async function factsFrom(
  options: ClientConfigOptions,
  io: Io,
): Promise<{ readonly facts: ClientFacts; readonly model: ReleaseModel | undefined }> {
  if (options.values.length === 0) {
    return { facts: factsGiven((await readInputs(options, io)).given, options.request), model: undefined };
  }
  const sources = await Promise.all(options.values.map((file) => readSource(file, io)));
  // Clients need no hash, which may be kept in a Secret.
  const { model } = analyse({ ...options, sources });
  refuseFlyte2(model);
  const setup = setupOf(model, true);
  if (setup !== undefined) return { facts: factsOfSetup(setup), model };
  throw new UsageError(
    `${options.values.join(', ')}: no working authentication in these values`,
    `flyte-auth-config validate ${options.values.join(' ')} says what is wrong with them`,
  );
}
