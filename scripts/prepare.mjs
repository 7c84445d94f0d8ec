// Builds the program where npm prepares the package. `npm install -g` from git, which pre-commit does, lets the preparation think that it
// is global too, so that npm leaves out what the build needs; then that is installed first.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

if (!(await canBuild())) npm('ci', '--no-global', '--include=dev', '--ignore-scripts');
execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, stdio: 'inherit' });

function canBuild() {
  return import('esbuild').then(
    () => true,
    () => false,
  );
}

function npm(...args) {
  execFileSync(process.execPath, [process.env.npm_execpath, ...args], { cwd: ROOT, stdio: 'inherit' });
}
