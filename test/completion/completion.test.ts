import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';

const scriptFor = async (...args: readonly string[]) => (await runMain(['completion', ...args])).stdout;

/** What bash would offer behind these words, as its own `complete` would ask for it. */
async function offers(...words: readonly string[]): Promise<readonly string[]> {
  const script = `${await scriptFor('bash')}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _flyte_auth_config; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'flyte-auth-config', ...words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('bash', () => {
  test.each([
    [['vali'], ['validate']],
    [
      ['init', '--id'],
      ['--idp', '--idp-setup'],
    ],
    [
      ['init', '--idp', ''],
      ['okta', 'google', 'azure-ad', 'keycloak', 'auth0', 'oidc'],
    ],
    [['init', '--idp', '=', 'ok'], ['okta']],
    [
      ['init', '--secret-store-kind', ''],
      ['ClusterSecretStore', 'SecretStore'],
    ],
    [['init', '--no-'], ['--no-interactive']],
    [
      ['client-config', '--for', 'c'],
      ['ci', 'command'],
    ],
    [
      ['validate', '--fail-on', ''],
      ['error', 'warning', 'info'],
    ],
    [['explain', 'auth-o'], ['auth-off']],
    [
      ['completion', ''],
      ['bash', 'fish', 'zsh'],
    ],
  ])('%j', async (words, wanted) => {
    expect(await offers(...words)).toEqual(wanted);
  });

  test.each([[['validate', '']], [['validate', 'val']], [['validate', '--config', '']], [['rotate', '-f', '']]])(
    '%j is left to bash, which knows files',
    async (words) => {
      expect(await offers(...words)).toEqual([]);
    },
  );

  test('every command of the help is offered', async () => {
    const { stdout } = await runMain(['--help']);
    const commands = [...stdout.matchAll(/^ {2}flyte-auth-config ([a-z-]+)/gm)].map(([, name]) => name);
    expect(await offers('')).toEqual([...commands, '--help', '--version']);
  });

  test('flags that must not be used are not offered', async () => {
    expect(await offers('init', '--oidc-client-secret')).toEqual(['--oidc-client-secret-file']);
  });
});

test('fish: a line for each command, and closed choices with their flag', async () => {
  const lines = (await scriptFor('fish')).trimEnd().split('\n');
  expect(lines.every((line) => /^(#|complete -c flyte-auth-config -n )/.test(line))).toBe(true);
  expect(lines).toContain(
    "complete -c flyte-auth-config -n '__fish_seen_subcommand_from client-config' -l for -x -a 'people headless ci command' -d 'who uses it'",
  );
});

test('zsh: every specification is one quoted word', async () => {
  const script = await scriptFor('zsh');
  expect(script.startsWith('#compdef flyte-auth-config\n')).toBe(true);
  expect(script).toContain("'*--for=[who uses it]:for:(people headless ci command)'");
  for (const line of script.split('\n').filter((one) => one.includes('_arguments'))) {
    expect(line).toMatch(/^ +_arguments -S( '[^']*')+$/);
  }
});

describe('which shell', () => {
  test('is told by SHELL', async () => {
    const { code, stdout } = await runMain(['completion'], { env: { SHELL: '/usr/local/bin/fish' } });
    expect(code).toBe(0);
    expect(stdout).toContain('complete -c flyte-auth-config');
  });

  test.each([[{}], [{ SHELL: '/bin/tcsh' }]])('cannot be told by %j', async (env) => {
    const { code, stderr } = await runMain(['completion'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('name it: bash, fish, zsh');
  });
});
