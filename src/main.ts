import { runCli } from './cli/run.ts';
import { InterruptedError, KnownError, UsageError } from './core/errors.ts';
import { ExitCode } from './core/exit-code.ts';
import type { Io } from './core/io.ts';

/** Runs one call of the program and returns its exit code. Every failure ends here, as a message; never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await runCli(argv, io);
  } catch (error) {
    return reportFailure(error, io);
  }
}

function reportFailure(error: unknown, io: Io): ExitCode {
  if (error instanceof KnownError) {
    io.stderr.write(`flyte-auth-config: ${error.message}${error.remedy ? `\n  ${error.remedy}` : ''}\n`);
    if (error instanceof InterruptedError) return ExitCode.interrupted;
    return error instanceof UsageError ? ExitCode.usage : ExitCode.failure;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(`flyte-auth-config: this is a bug; please report it with these lines\n${stack}\n`);
  return ExitCode.failure;
}

/** Runs the program on this process: its arguments, streams and exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  // A reader that closes early (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(ExitCode.ok);
    throw error;
  });
  process.exitCode = await main(argv, {
    // Opening standard input costs as much as a whole small run, so only who reads it opens it.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    // Few runs need it, and each would wait for it.
    randomBytes: (size) => process.getBuiltinModule('node:crypto').randomBytes(size),
  });
}
