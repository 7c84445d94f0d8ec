import { UsageError } from '../core/errors.ts';
import type { Io } from '../core/io.ts';
import { readSource } from '../source/read.ts';
import { askSecret } from './ask-secret.ts';
import { type Secret, secretOf } from './secret.ts';
import { trimSpace } from './trim.ts';

/** Where a secret is to come from. */
export interface SecretRequest {
  /** A file name, or `-` for standard input; if left out, the prompt on a terminal and standard input elsewhere. */
  readonly file?: string | undefined;
  /** The words of the prompt. */
  readonly prompt: string;
  /** Whether the prompt asks twice. */
  readonly twice?: boolean;
}

/** A secret as Flyte will use it, and as it was given. */
export interface GivenSecret {
  /** Without the white space around it, which Flyte's clients drop. */
  readonly secret: Secret;
  readonly untrimmed: Secret;
  /** Whether the two differ. */
  readonly trimmed: boolean;
}

/** Reads a secret from a file, standard input or the hidden prompt; throws UsageError for one that cannot be meant. */
export async function readSecret(request: SecretRequest, io: Io): Promise<GivenSecret> {
  const file = request.file ?? '-';
  if (file !== '-') return givenSecret((await readSource(file, io)).text, `the secret in ${file}`);
  if (io.stdin.isTTY) {
    const typed = await askSecret({ message: request.prompt, twice: request.twice }, io);
    return givenSecret(typed, 'the secret');
  }
  return givenSecret((await readSource('-', io)).text, 'the secret on standard input');
}

/** Checks and trims a secret; `name` says in messages where it came from. Throws UsageError for one that cannot be meant. */
export function givenSecret(text: string, name: string): GivenSecret {
  const value = trimSpace(text);
  if (value === '') throw new UsageError(`${name} is empty`);
  if (value.includes('\0'))
    throw new UsageError(`${name} has a NUL byte`, 'is it a UTF-16 or binary file? use printable characters');
  if (value.startsWith('\uFEFF')) {
    throw new UsageError(
      `${name} starts with a byte order mark, which Flyte would take as part of it`,
      'save it as UTF-8 without BOM',
    );
  }
  return { secret: secretOf(value), untrimmed: secretOf(text), trimmed: value !== text };
}
