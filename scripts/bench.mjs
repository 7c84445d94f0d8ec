// Shows what a run costs: whole processes, started in turn so that the machine's moods hit all of them. Judges nothing.
// `npm run bench -- 40` makes 40 rounds; HELM=<helm> FLYTE_CHARTS=<checkout of flyte>/charts adds what Helm takes for the same values.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = [process.execPath, join(ROOT, 'bin/flyte-auth-config.js')];
const FOLDER = join(ROOT, 'test/fixtures/valid');
const VALUES = join(FOLDER, 'binary-external-okta.yaml');
const rounds = Number(process.argv[2] ?? 20);
const { HELM, FLYTE_CHARTS } = process.env;

/** What everything is compared with comes first. */
const CASES = {
  'node -e 0': [process.execPath, '-e', '0'],
  '--version': [...PROGRAM, '--version'],
  'validate, one file': [...PROGRAM, 'validate', VALUES],
  'validate, a folder': [...PROGRAM, 'validate', FOLDER],
  'render, one file': [...PROGRAM, 'render', '-f', VALUES],
  ...(HELM && FLYTE_CHARTS && { 'helm template': [HELM, 'template', 'flyte', join(FLYTE_CHARTS, 'flyte-binary'), '-f', VALUES] }),
};

if (!existsSync(join(ROOT, 'dist/main.js'))) throw new Error('nothing is built: npm run build');

// Reading more certificates would take longer than everything else.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const runs = Object.entries(CASES).map(([name, [program, ...args]]) => ({ name, program, args, times: [], cpu: 0 }));
for (let round = 0; round < rounds; round++) for (const run of runs) measure(run);

console.log(`${rounds} rounds, Node ${process.versions.node}: median of the time, mean of the processor time\n`);
const [bare] = runs;
for (const run of runs) {
  const cpu = run.cpu > 0 ? `   ${ms(run.cpu / rounds)} ${ratio(run.cpu / bare.cpu)}` : '';
  console.log(`${run.name.padEnd(20)}${ms(median(run.times))} ${ratio(median(run.times) / median(bare.times))}${cpu}`);
}

function measure(run) {
  const [start, cpuBefore] = [performance.now(), childrenCpu()];
  const { error } = spawnSync(run.program, run.args, { env, stdio: 'ignore' });
  if (error) throw error;
  run.times.push(performance.now() - start);
  run.cpu += childrenCpu() - cpuBefore;
}

/** Milliseconds that ended children have spent on a processor, as Linux counts them: in steps of ten. Zero elsewhere. */
function childrenCpu() {
  if (process.platform !== 'linux') return 0;
  const [, rest] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function ms(number) {
  return `${number.toFixed(1).padStart(8)} ms`;
}

function ratio(number) {
  return `${number.toFixed(2).padStart(6)} x`;
}
