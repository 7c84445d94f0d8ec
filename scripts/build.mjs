// Bundles src/ into dist/, or the directory that is named: one entry for the program, one for the library, a lazy chunk for each command.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const outdir = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url)));

await rm(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: new URL('..', import.meta.url).pathname,
  entryPoints: { main: 'src/main.ts', index: 'src/index.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  // Long names take memory, and with them the first thorough garbage collection falls into a short run.
  minifyIdentifiers: true,
  legalComments: 'none',
  // What yargs asks for and takes long to load: Unicode tables for texts without emoji, and a library for two comparisons.
  alias: { 'string-width': './src/cli/text-width.ts', assert: './src/cli/assert.ts' },
  loader: { '.md': 'text', '.yaml': 'text' },
  // Bundled CommonJS dependencies still ask for Node's own modules by `require`.
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
});
