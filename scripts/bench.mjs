// Shows what a run costs: whole processes, started in turn so that the machine's moods hit all of them, and the median of each. Judges
// nothing. `npm run bench -- 40` makes 40 rounds; HELM=<helm> FLYTE_CHARTS=<checkout of flyte>/charts adds what Helm takes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join(ROOT, 'bin/flyte-auth-config.js');
const VALUES = join(ROOT, 'test/fixtures/valid/binary-external-okta.yaml');
const rounds = Number(process.argv[2] ?? 20);
const { HELM, FLYTE_CHARTS } = process.env;

const BARE = 'node -e 0';
const CASES = {
  [BARE]: [process.execPath, '-e', '0'],
  '--version': [process.execPath, PROGRAM, '--version'],
  'validate, one file': [process.execPath, PROGRAM, 'validate', VALUES],
  'validate, a folder': [process.execPath, PROGRAM, 'validate', join(ROOT, 'test/fixtures/valid')],
  'render, one file': [process.execPath, PROGRAM, 'render', '-f', VALUES],
  ...(HELM && FLYTE_CHARTS && { 'helm template': [HELM, 'template', 'flyte', join(FLYTE_CHARTS, 'flyte-binary'), '-f', VALUES] }),
};

if (!existsSync(join(ROOT, 'dist/main.js'))) throw new Error('nothing is built: npm run build');

// Reading more certificates takes longer than everything else.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const times = new Map(Object.keys(CASES).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, [program, ...args]] of Object.entries(CASES)) times.get(name).push(measure(program, args));
}
const bare = median(times.get(BARE));
console.log(`${rounds} rounds, Node ${process.versions.node}\n`);
for (const [name, all] of times) {
  const ratio = median(all) / bare;
  console.log(`${name.padEnd(20)} ${median(all).toFixed(1).padStart(7)} ms  ${ratio.toFixed(2).padStart(5)} x`);
}

function measure(program, args) {
  const start = performance.now();
  const { error } = spawnSync(program, args, { env, stdio: 'ignore' });
  if (error) throw error;
  return performance.now() - start;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
