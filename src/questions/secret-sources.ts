import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { givenSecret, readSecret } from '../secrets/read-secret.ts';
import { lookUp, type Source, type Sources, sourceName } from './given.ts';
import { envOf } from './names.ts';
import { SECRET_QUESTIONS, type SecretKey } from './secret-questions.ts';

/** Where a secret was given: in a file (`-` for standard input), or as text in a variable or at the prompt. */
export type GivenSecretSource =
  | { readonly source: Source; readonly file: string }
  | { readonly source: Source; readonly text: string };

export type GivenSecrets = ReadonlyMap<SecretKey, GivenSecretSource>;

/** The key of the answer that names the file of a secret. */
export const fileKey = (key: SecretKey): `${SecretKey}File` => `${key}File`;

/** Gathers where the secrets come from: file flag > variable > file variable > answers file. Throws UsageError if two want standard input. */
export function gatherSecrets(sources: Sources): GivenSecrets {
  const given = new Map<SecretKey, GivenSecretSource>();
  for (const { key } of SECRET_QUESTIONS) {
    const secret = lookUpSecret(key, sources);
    if (secret) given.set(key, secret);
  }
  const fromStdin = [...given.values()].filter((secret) => 'file' in secret && secret.file === '-');
  if (fromStdin.length > 1) {
    const names = fromStdin.map(({ source }) => sourceName(source)).join(' and ');
    throw new UsageError(`${names} both read standard input`, 'give one of them by a file or by its variable');
  }
  return given;
}

function lookUpSecret(key: SecretKey, sources: Sources): GivenSecretSource | undefined {
  const file = lookUp(fileKey(key), sources);
  const text = sources.env[envOf(key)];
  if (file?.source.from !== 'flag' && text !== undefined && text !== '')
    return { source: { from: 'env', name: envOf(key) }, text };
  if (!file) return undefined;
  if (typeof file.raw === 'string') return { source: file.source, file: file.raw };
  throw new UsageError(`${sourceName(file.source)}: is given ${file.raw.length} times. give it once`);
}

/** Reads a secret from where it was given; throws UsageError that names the source. */
export async function readGivenSecret(given: GivenSecretSource, io: Io) {
  const name = sourceName(given.source);
  if ('text' in given) return givenSecret(given.text, `the secret in ${name}`).secret;
  if (given.file === '') throw new UsageError(`${name}: names no file`, 'give a file, or "-" for standard input');
  const { secret } = await readSecret({ file: given.file, prompt: name }, io);
  return secret;
}
