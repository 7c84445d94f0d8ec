import type { ToldRelease } from '../../charts/chart.ts';
import { UsageError } from '../../core/errors.ts';
import type { Io } from '../../core/io.ts';
import type { SourceText } from '../../core/lines.ts';
import { analyse } from '../../flyte/analyse.ts';
import type { ReleaseModel } from '../../flyte/model.ts';
import type { NetSettings } from '../../probe/net/dial.ts';
import { envOf } from '../../questions/names.ts';
import { givenSecret, readSecret } from '../../secrets/read-secret.ts';
import type { Secret } from '../../secrets/secret.ts';
import { readSource } from '../../source/read.ts';
import { refuseFlyte2 } from '../refuse-flyte2.ts';
import type { ProbeFormat } from './show.ts';

/** What `doctor` and `token` have in common. */
export interface ProbeInputs extends ToldRelease {
  /** Values files of one release, in Helm's order. */
  readonly values: readonly string[];
  /** The deployed Flyte. */
  readonly url?: string;
  /** Ask for a token as flytepropeller does. */
  readonly clientCredentials: boolean;
  readonly secretFile?: string;
  readonly timeoutMs: number;
  /** Certificates (PEM) of private authorities. */
  readonly caFile?: string;
  readonly format: ProbeFormat;
}

const SECRET_VARIABLE = envOf('propellerClientSecret');

/** Reads the values; `model` is undefined where none are given. */
export async function readRelease(
  inputs: ProbeInputs,
  io: Io,
): Promise<{ readonly sources: readonly SourceText[]; readonly model: ReleaseModel | undefined }> {
  const sources = await Promise.all(inputs.values.map((file) => readSource(file, io)));
  if (sources.length === 0) return { sources, model: undefined };
  const { model } = analyse({ ...inputs, sources });
  refuseFlyte2(model);
  return { sources, model };
}

/** How the network is used. Throws UsageError for a file that holds no certificate. */
export async function netSettings({ timeoutMs, caFile }: ProbeInputs, io: Io): Promise<NetSettings> {
  if (caFile === undefined) return { timeoutMs, env: io.env };
  const ca = (await readSource(caFile, io)).text;
  if (ca.includes('-----BEGIN CERTIFICATE-----')) return { timeoutMs, env: io.env, ca };
  throw new UsageError(`"${caFile}" holds no certificate in PEM`, 'it begins with -----BEGIN CERTIFICATE-----');
}

/** flytepropeller's secret: from the file, the variable or the hidden prompt. Throws UsageError where there is none. */
export async function propellerSecret(file: string | undefined, io: Io): Promise<Secret> {
  const text = io.env[SECRET_VARIABLE];
  if (file === undefined && text) return givenSecret(text, `the secret in ${SECRET_VARIABLE}`).secret;
  if (file === undefined && !io.stdin.isTTY) {
    throw new UsageError(
      '--client-credentials needs the secret of flytepropeller',
      `set ${SECRET_VARIABLE}, or name a file with --secret-file`,
    );
  }
  return (await readSecret({ file, prompt: 'Client secret of flytepropeller' }, io)).secret;
}
