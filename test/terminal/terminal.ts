import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { describe } from 'vitest';

/** One turn at the terminal: once `asked` is on it, the keys are typed, or the signal goes to the program. */
export type Turn = readonly [asked: RegExp, act: string | { readonly signal: NodeJS.Signals }];

export interface Session {
  /** The program and its arguments. */
  readonly call: readonly string[];
  readonly cwd: string;
  readonly turns: readonly Turn[];
  readonly columns?: number;
  readonly rows?: number;
}

export interface Ending {
  readonly code: number | null;
  /** All that was ever on the terminal, as bytes for it and as text. */
  readonly raw: string;
  readonly text: string;
  /** Whether what is typed next is echoed line by line, behind a cursor that can be seen. */
  readonly isRestored: boolean;
}

/** `script` of util-linux runs a command on a pseudo-terminal, and hands on what is piped to it as if it were typed. */
const onPty = (command: string): readonly string[] => ['-qefc', command, '/dev/null'];

const canPlay = (): boolean => spawnSync('script', onPty('exit 7'), { env: environment() }).status === 7;

/** Tests that need a real terminal; skipped, and named so, where none can be made. */
export function describeOnTerminal(name: string, tests: () => void): void {
  if (canPlay()) describe(`${name} on a real terminal`, { timeout: 60_000 }, tests);
  else describe.skip(`${name} on a real terminal (skipped: "script" of util-linux, which makes one, is not here)`, tests);
}

/** Plays a whole session on a terminal of its own. Fails, with what the terminal shows, where a turn does not come in time. */
export async function play({ call, cwd, turns, columns = 100, rows = 40 }: Session): Promise<Ending> {
  const program = [process.execPath, ...call].map((word) => `'${word}'`).join(' ');
  const command = `stty echo cols ${columns} rows ${rows}; sh -c 'echo "pid $$."; exec "$0" "$@"' ${program}; code=$?; stty -a; exit $code`;
  const child = spawn('script', onPty(command), { cwd, env: environment() });
  const left = [...turns];
  const raw = await attend(child, left);
  const text = stripVTControlCharacters(raw);
  if (left[0]) throw new Error(`never asked: ${left[0][0]}\nthe terminal has shown:\n${text}`);
  const isVisible = raw.lastIndexOf('\x1b[?25h') >= raw.lastIndexOf('\x1b[?25l');
  return { code: child.exitCode, raw, text, isRestored: isVisible && / icanon .* echo /s.test(text) };
}

const environment = () => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  SHELL: '/bin/sh',
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
});

/** Long enough for a machine with much else to do. */
const PATIENCE = 50_000;

/** Takes turns until the program ends; resolves with all that it wrote. */
function attend(child: ChildProcessWithoutNullStreams, left: Turn[]): Promise<string> {
  let raw = '';
  let seen = '';
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    raw += text;
    seen += text;
    const turn = left[0];
    if (!turn?.[0].test(stripVTControlCharacters(seen))) return;
    left.shift();
    seen = '';
    const [, act] = turn;
    if (typeof act === 'string') child.stdin.write(act);
    else process.kill(Number(/pid (\d+)\./.exec(raw)?.[1]), act.signal);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(impatience);
      resolve(raw);
    });
  });
}
