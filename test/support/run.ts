import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Io, Output } from '../../src/core/io.ts';
import { main } from '../../src/main.ts';

/** One turn of a dialog on a terminal: once `asked` is on the screen, the keys are typed. Enter is `\r`, Ctrl-C is `\x03`. */
export type Turn = readonly [asked: RegExp, keys: string];

/** The outside of one call; everything that is left out is empty, absent or not a terminal. */
export interface RunOptions {
  /** What arrives through the pipe on standard input. */
  readonly stdin?: string | Uint8Array;
  /** What is typed on a terminal, instead of `stdin`; makes all three streams a terminal unless `tty` says otherwise. */
  readonly dialog?: readonly Turn[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Which streams are a terminal: all (`true`), none, or the ones that are named. */
  readonly tty?: boolean | Terminals;
  /** The clock; stands still. */
  readonly now?: Date;
  readonly randomBytes?: (size: number) => Uint8Array;
}

interface Terminals {
  readonly stdin?: boolean;
  readonly stdout?: boolean;
  readonly stderr?: boolean;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `main` in this process with streams in memory, and returns what it wrote and its exit code. */
export async function runMain(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const terminal = terminals(options.tty ?? options.dialog !== undefined);
  const typist = new PassThrough();
  const turns = [...(options.dialog ?? [])];
  const watch = follow(turns, typist);
  const stdout = memory(terminal.stdout ?? false, watch);
  const stderr = memory(terminal.stderr ?? false, watch);
  const stdin = options.dialog ? typist : Readable.from([Buffer.from(options.stdin ?? '')]);
  const io: Io = {
    stdin: Object.assign(stdin, { isTTY: terminal.stdin ?? false }),
    stdout: stdout.output,
    stderr: stderr.output,
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    now: () => options.now ?? new Date('2025-01-01T00:00:00Z'),
    randomBytes: options.randomBytes ?? ((size) => randomBytes(size)),
  };
  const code = await main(argv, io);
  if (turns[0]) throw new Error(`never asked: ${turns[0][0]}\nstderr was:\n${stderr.text()}`);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function terminals(tty: boolean | Terminals): Terminals {
  return typeof tty === 'object' ? tty : { stdin: tty, stdout: tty, stderr: tty };
}

/** Types the keys of the next turn as soon as what it waits for has been written since the turn before. */
function follow(turns: Turn[], typist: PassThrough): (text: string) => void {
  let seen = '';
  return (text) => {
    seen += stripVTControlCharacters(text);
    const turn = turns[0];
    if (!turn?.[0].test(seen)) return;
    turns.shift();
    seen = '';
    // A prompt listens only after it has drawn itself.
    setImmediate(() => typist.write(turn[1]));
  };
}

function memory(isTTY: boolean, watch: (text: string) => void): { readonly output: Output; readonly text: () => string } {
  let written = '';
  const write = (text: string) => {
    written += text;
    watch(text);
    return true;
  };
  return { output: { write, isTTY, columns: 100 }, text: () => written };
}
