import type { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { examine } from '../probe/doctor.ts';
import { netSettings, type ProbeInputs, propellerSecret, readRelease } from './probe/inputs.ts';
import { showGroups } from './probe/show.ts';

/** What `doctor` was asked for. */
export interface DoctorOptions extends ProbeInputs {
  readonly idpOnly: boolean;
  readonly deviceFlow: boolean;
}

/** Examines an identity provider and a deployed Flyte: exit code 1 where a check fails, 3 where somebody cannot be reached. */
export async function doctor(options: DoctorOptions, io: Io): Promise<ExitCode> {
  const { url, idpOnly, deviceFlow, format } = options;
  const { sources, model } = await readRelease(options, io);
  const net = await netSettings(options, io);
  const secret = options.clientCredentials ? await propellerSecret(options.secretFile, io) : undefined;
  const groups = await examine({ model, url, idpOnly, deviceFlow, secret, net, now: () => io.now() });
  return showGroups(groups, { format, sources }, io);
}
