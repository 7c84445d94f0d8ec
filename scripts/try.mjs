// Shows the whole way on example answers: init without a question into try-output/, then validate on what it wrote.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../bin/flyte-auth-config.js', import.meta.url));
const VALUES = 'try-output/values-auth.yaml';
const SECRET = 'try-output/flyte-secret-auth.yaml';
/** As long as those of Okta, so that nothing is said about their form. */
const SECRETS = {
  FLYTE_AUTH_OIDC_CLIENT_SECRET: 'not-a-real-secret-of-the-web-app'.padEnd(64, '-'),
  FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'not-a-real-secret-of-flytepropeller'.padEnd(64, '-'),
};

rmSync(new URL('../try-output/', import.meta.url), { recursive: true, force: true });
mkdirSync(new URL('../try-output/', import.meta.url));
run('init', '--answers', 'examples/answers.yaml', '--output', VALUES, '--secret-output', SECRET, '--no-interactive');
process.stdout.write(`\n$ cat ${VALUES}\n${readFileSync(new URL(`../${VALUES}`, import.meta.url), 'utf8')}`);
run('validate', '--chart', 'flyte-binary', VALUES);

function run(...args) {
  process.stdout.write(`\n$ flyte-auth-config ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...SECRETS },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 3);
}
