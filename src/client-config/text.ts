import { UsageError } from '../core/errors.ts';
import { githubWorkflow, gitlabJob } from './ci-jobs.ts';
import { clientEnv } from './env.ts';
import type { ClientFacts } from './facts.ts';
import type { ClientFormat, ClientRequest } from './request.ts';
import { clientSettings } from './settings.ts';
import { clientYaml } from './yaml.ts';

/** Which client file in which form. */
export interface ClientFile {
  readonly request: ClientRequest;
  readonly format: ClientFormat;
  /** A file with the certificate of the authority behind Flyte's. */
  readonly caCert: string | undefined;
  /** What the file will be called. */
  readonly name: string;
}

/** The texts of a client configuration; neither holds a secret. */
export interface ClientText {
  readonly text: string;
  /** The configuration file behind it, whatever the form, for the validator. */
  readonly config: string;
}

/** Writes a client configuration. Throws UsageError where the use or the form is impossible. */
export function clientText(facts: ClientFacts, { request, format, caCert, name }: ClientFile): ClientText {
  const settings = clientSettings(facts, request, caCert);
  const config = clientYaml(settings, facts, request, name);
  if (format === 'yaml') return { text: config, config };
  if (format === 'env') return { text: clientEnv(settings), config };
  const job = { config, variable: variableOf(request, format) };
  return { text: format === 'github' ? githubWorkflow(job) : gitlabJob(job), config };
}

/** A CI system hands out its secrets as variables. */
function variableOf(request: ClientRequest, format: ClientFormat): string {
  if (request.purpose !== 'ci') throw new UsageError(`--format ${format} is for CI jobs`, 'add --for ci');
  if ('env' in request.secret) return request.secret.env;
  throw new UsageError(`--format ${format} takes the secret from a variable of the CI system`, 'use --secret-from env:NAME');
}
