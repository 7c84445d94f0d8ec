import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type RunOptions, type RunResult, runMain } from '../support/run.ts';

/** An empty directory for each test, and `init` in it. */
export interface Sandbox {
  readonly path: string;
  init(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  read(name: string): Promise<string>;
  mode(name: string): Promise<string>;
  /** Every file and directory in it, hidden ones too. */
  list(): Promise<readonly string[]>;
}

/** Gives each test of a file a directory of its own that is removed afterwards. */
export function useSandbox(): Sandbox {
  let path = '';
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'flyte-auth-'));
  });
  afterEach(() => rm(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
    init: (args, options = {}) => runMain(['init', ...args], { cwd: path, ...options }),
    read: (name) => readFile(join(path, name), 'utf8'),
    mode: async (name) => ((await stat(join(path, name))).mode & 0o777).toString(8),
    list: async () => (await readdir(path)).sort(),
  };
}

export const OIDC_SECRET = 'not-a-real-secret-of-the-web-app';
export const PROPELLER_SECRET = 'not-a-real-secret-of-flytepropeller';

/** The secrets in the environment, plainly fake. */
export const SECRETS = { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET, FLYTE_AUTH_PROPELLER_CLIENT_SECRET: PROPELLER_SECRET };

/** Flags for an external set-up that lacks nothing but secrets. */
export const OKTA = [
  '--idp=okta',
  '--okta-domain=acme.okta.com',
  '--okta-auth-server=aus1a2b3c4d5e6f7g8h9',
  '--auth-server=external',
  '--url=https://flyte.example.com',
  '--chart=flyte-binary',
  '--oidc-client-id=0oa1a2b3c4d5e6f7g8h9',
  '--flytectl-client-id=0oa2a2b3c4d5e6f7g8h9',
  '--propeller-client-id=0oa3a2b3c4d5e6f7g8h9',
  '--secrets=secret',
];

/** Flags for an internal set-up that lacks nothing but the secret of the web app. */
export const GOOGLE = [
  '--idp=google',
  '--url=https://flyte.example.com',
  '--chart=flyte-core',
  '--oidc-client-id=123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com',
  '--secrets=values',
];
