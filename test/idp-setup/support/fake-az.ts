import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TENANT } from './setups.ts';

/** An Azure CLI that remembers registrations in a directory, and writes down what it was asked. */
const AZ = `#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$FAKE/calls"
case "$*" in
  'cloud show --query name'*) printf '%s\\n' "\${FAKE_CLOUD:-AzureCloud}" ;;
  'cloud show'*) printf 'https://graph.example/\\n' ;;
  'account show'*) printf '%s\\n' "\${FAKE_TENANT:-${TENANT}}" ;;
  'ad app list'*) if [ -n "\${FAKE_LIST_FAILS:-}" ]; then exit 1; fi; cat "$FAKE/app $5" 2>/dev/null || true ;;
  'ad app create'*) printf 'id-of-%s\\n' "\${5%% *}" | tee "$FAKE/app $5" ;;
  'ad app show'*oauth2PermissionScopes*) cat "$FAKE/scope" 2>/dev/null || true ;;
  'ad app show'*) printf 'object-of-%s\\n' "$5" ;;
  'rest '*) printf '%s' "$9" >"$FAKE/body \${5##*/}" ;;
  'ad sp show'*) test -e "$FAKE/principal $5" ;;
  'ad sp create'*) : >"$FAKE/principal $5" ;;
  'ad app credential reset'*) printf 'not-a-real-secret\\n' ;;
  *) printf 'unexpected: %s\\n' "$*" >&2; exit 2 ;;
esac
`;

/** One run of a script with the fake Azure CLI. */
export interface AzRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the CLI was asked in this run, in order. */
  readonly calls: readonly string[];
}

/** A tenant that scripts can be run against, one after the other. */
export interface FakeTenant {
  run(script: string, env?: Readonly<Record<string, string>>): AzRun;
  /** The body of the last change of an app registration. */
  body(clientId: string): unknown;
  read(file: string): string;
  write(file: string, text: string): void;
  mode(file: string): string;
  remove(): void;
}

export function fakeTenant(): FakeTenant {
  const directory = mkdtempSync(join(tmpdir(), 'flyte-auth-config-az-'));
  const at = (file: string) => join(directory, file);
  writeFileSync(at('az'), AZ, { mode: 0o755 });
  return {
    run(script, env = {}) {
      writeFileSync(at('calls'), '');
      const { status, stdout, stderr } = spawnSync('bash', [], {
        input: script,
        encoding: 'utf8',
        cwd: directory,
        env: { PATH: `${directory}:${process.env['PATH']}`, FAKE: directory, ...env },
      });
      return { code: status, stdout, stderr, calls: readFileSync(at('calls'), 'utf8').trim().split('\n') };
    },
    body: (clientId) => JSON.parse(readFileSync(at(`body object-of-${clientId}`), 'utf8')),
    read: (file) => readFileSync(at(file), 'utf8'),
    write: (file, text) => writeFileSync(at(file), text),
    mode: (file) => (statSync(at(file)).mode & 0o777).toString(8),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
