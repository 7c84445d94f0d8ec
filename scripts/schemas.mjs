// Writes the schemas that are made from the program's own tables into schemas/; a test fails while one is out of date.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const { outputFiles } = await build({
  absWorkingDir: ROOT,
  entryPoints: ['src/schema/generated.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  write: false,
  // Bundled CommonJS dependencies ask for Node's own modules by `require`, which a data: URL does not have.
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire('file:///');" },
});
const code = Buffer.from(outputFiles[0].contents).toString('base64');
const { generatedSchemas } = await import(`data:text/javascript;base64,${code}`);
for (const [name, schema] of Object.entries(generatedSchemas())) {
  await writeFile(new URL(`../schemas/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}
execFileSync('npx', ['biome', 'format', '--write', 'schemas'], { cwd: ROOT, stdio: 'ignore' });
