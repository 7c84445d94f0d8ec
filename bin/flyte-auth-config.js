#!/usr/bin/env node
import { readFileSync } from 'node:fs';

const OLDEST_NODE = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
const args = process.argv.slice(2);

if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  process.stderr.write(`flyte-auth-config needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else if (args.length === 1 && args[0] === '--version') {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${manifest.version}\n`);
} else {
  const { run } = await import('../dist/main.js');
  await run(args);
}
