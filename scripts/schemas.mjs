// Writes schemas/answers.schema.json from the declaration of the questions; a test fails while the file is out of date.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { outputFiles } = await build({
  absWorkingDir: new URL('..', import.meta.url).pathname,
  entryPoints: ['src/questions/schema.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  write: false,
});
const { answersSchema } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
await writeFile(new URL('../schemas/answers.schema.json', import.meta.url), `${JSON.stringify(answersSchema(), null, 2)}\n`);
execFileSync('npx', ['biome', 'format', '--write', 'schemas/answers.schema.json'], {
  cwd: new URL('..', import.meta.url),
  stdio: 'ignore',
});
