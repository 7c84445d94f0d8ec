import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const START_SECONDS = 300;

export const ADMIN = { user: 'admin', password: 'not-a-real-admin-password' } as const;

export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly home: string;
  readonly realms: readonly { readonly realm: string }[];
  /** What the placeholders of the realms are replaced by. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts Keycloak with the realms on a free port of this machine alone, with its database in memory. */
export async function startKeycloak({ home, realms, env }: ServerOptions): Promise<Server> {
  await writeRealms(`${home}/data/import`, realms);
  const port = await freePort();
  const keycloak = spawn(
    'bash',
    [`${home}/bin/kc.sh`, 'start-dev', '--import-realm', '--db=dev-mem', '--http-host=127.0.0.1', `--http-port=${port}`],
    {
      // A group of its own: the script leaves Java running when it is killed alone.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...env,
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN.user,
        KC_BOOTSTRAP_ADMIN_PASSWORD: ADMIN.password,
        JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
        JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1',
      },
    },
  );
  const log: string[] = [];
  for (const stream of [keycloak.stdout, keycloak.stderr]) stream.on('data', (chunk) => log.push(String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  const stop = () => kill(keycloak);
  process.once('exit', () => killGroup(keycloak));
  try {
    await ready(url, keycloak);
  } catch (error) {
    await stop();
    throw new Error(`Keycloak did not start\n${log.join('').slice(-5000)}`, { cause: error });
  }
  return { url, stop };
}

async function writeRealms(directory: string, realms: ServerOptions['realms']): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  for (const realm of realms) await writeFile(`${directory}/${realm.realm}.json`, JSON.stringify(realm));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function ready(url: string, keycloak: ChildProcess): Promise<void> {
  for (let second = 0; second < START_SECONDS; second += 1) {
    if (keycloak.exitCode !== null) throw new Error(`it ended with ${keycloak.exitCode}`);
    const answer = await fetch(`${url}/realms/master`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(1000);
  }
  throw new Error(`it was not ready after ${START_SECONDS} seconds`);
}

async function kill(keycloak: ChildProcess): Promise<void> {
  if (keycloak.exitCode !== null || keycloak.signalCode !== null) return;
  const ended = once(keycloak, 'exit');
  killGroup(keycloak);
  await ended;
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
