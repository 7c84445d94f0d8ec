import { UsageError } from '../core/errors.ts';
import type { ExitCode } from '../core/exit-code.ts';
import type { Io } from '../core/io.ts';
import { expectedOf } from '../probe/expected.ts';
import { idpOf } from '../probe/idp/idp.ts';
import { examineGrant, examineToken } from '../probe/token/examine.ts';
import { tokenIn } from '../probe/token/token.ts';
import { readSource } from '../source/read.ts';
import { netSettings, type ProbeInputs, propellerSecret, readRelease } from './probe/inputs.ts';
import { showGroups } from './probe/show.ts';

/** What `token` was asked for. */
export interface TokenOptions extends ProbeInputs {
  /** Where the token is: a file, or `-` for standard input. */
  readonly file: string;
  /** Ask nobody for keys. */
  readonly offline: boolean;
}

/** Judges an access token as flyteadmin would with these values: exit code 1 where it would be refused. */
export async function token(options: TokenOptions, io: Io): Promise<ExitCode> {
  const { url, offline, format } = options;
  const { sources, model } = await readRelease(options, io);
  const expected = model && expectedOf(model);
  if (expected === undefined) {
    throw new UsageError('Helm or Flyte refuse these values', `flyte-auth-config validate ${options.values.join(' ')} says why`);
  }
  const idp = idpOf(expected, { net: await netSettings(options, io), url, deviceFlow: false });
  const where = { idp, url, site: undefined, now: io.now() };
  const group = options.clientCredentials
    ? await examineGrant(await propellerSecret(options.secretFile, io), where)
    : await examineToken(tokenIn(await tokenText(options.file, io)), where, offline);
  return showGroups([group], { format, sources }, io);
}

/** No file system takes longer names; a token of some length would end up in the message otherwise. */
const LONGEST_NAME = 255;

/** A name that leads to no file may be the token itself, and is not repeated. */
async function tokenText(file: string, io: Io): Promise<string> {
  try {
    if (file.length <= LONGEST_NAME) return (await readSource(file, io)).text;
  } catch (error) {
    if (file === '-' || !(error instanceof UsageError)) throw error;
  }
  throw new UsageError(
    'the argument of token names no file that could be read (not repeated here: it may be a token)',
    'put the token into a file, or pipe it in: process lists and the shell history show arguments',
  );
}
