import type { Readable } from 'node:stream';

/** A stream that results or messages are written to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** Everything of the outside that a command may touch, so that tests can stand in for it. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Results only. */
  readonly stdout: Output;
  /** Everything that is not a result. */
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative file names are resolved against this directory. */
  readonly cwd: string;
  now(): Date;
  randomBytes(size: number): Uint8Array;
}
