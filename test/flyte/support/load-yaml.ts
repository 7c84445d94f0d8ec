import type { ConfigFile, ProcessName } from '../../../src/charts/chart.ts';
import { sourceText } from '../../../src/core/lines.ts';
import { scalar } from '../../../src/core/tree.ts';
import { loadProcess } from '../../../src/flyte/load.ts';
import type { LoadedProcess } from '../../../src/flyte/model.ts';
import { parseYaml } from '../../../src/source/parse.ts';

interface Pod {
  readonly process?: ProcessName;
  readonly env?: Readonly<Record<string, string>>;
}

/** Loads YAML texts by file name as a process would find them in its configuration directory. */
export function loadYaml(
  files: Readonly<Record<string, string>> | string,
  { process = 'flyte', env = {} }: Pod = {},
): LoadedProcess {
  const texts = typeof files === 'string' ? { 'a.yaml': files } : files;
  return loadProcess({
    process,
    files: Object.keys(texts)
      .sort()
      .map((name) => configFile(name, texts[name] ?? '')),
    env: Object.entries(env).map(([name, value]) => {
      const origin = { from: 'chart', path: ['env', name] } as const;
      return { name, value: { value, origin }, origin };
    }),
    unknownConfig: [],
    secretMounts: [],
  });
}

function configFile(name: string, text: string): ConfigFile {
  const { documents, problems } = parseYaml(sourceText(name, text), 'flyte');
  const [problem] = problems;
  if (problem !== undefined) return { object: 'config', name, content: { kind: 'broken', error: `yaml: ${problem.message}` } };
  const nothing = scalar(null, { from: 'template', path: [] });
  return { object: 'config', name, content: documents[0] ?? nothing };
}
