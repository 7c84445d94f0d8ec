import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHART_NAMES } from '../../../src/charts/chart.ts';
import { type SourceText, sourceText } from '../../../src/core/lines.ts';
import { type AnalyseRequest, analyse } from '../../../src/flyte/analyse.ts';
import { type Judgement, judge } from '../../../src/rules/judge.ts';
import { judgeClient } from '../../../src/rules/judge-client.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const PAGES = fileURLToPath(new URL('../../../docs/rules/', import.meta.url));

/** Values with the ids of the rules that have something to say about them. */
export interface Fixture {
  readonly name: string;
  /** One release: several texts where the fixture is a folder. */
  readonly sources: readonly SourceText[];
  /** What stands in `# expects: a, b` at the top. */
  readonly expects: readonly string[];
}

const listing = (folder: string): readonly string[] => readdirSync(folder).sort();

/** The fixtures of a rule, which has to find something in each of them. */
export const invalidFixtures = (ruleId: string): readonly Fixture[] => {
  const folder = join(ROOT, 'invalid', ruleId);
  return listing(folder).map((name) => {
    const fixture = fixtureAt(join(folder, name), `${ruleId}/${name}`);
    return { ...fixture, expects: [...new Set([ruleId, ...fixture.expects])].sort() };
  });
};

/** Values about which nothing is to be said, but for what they expect themselves. */
export const validFixtures = (): readonly Fixture[] =>
  listing(join(ROOT, 'valid')).map((name) => fixtureAt(join(ROOT, 'valid', name), name));

export const invalidFolders = (): readonly string[] => listing(join(ROOT, 'invalid'));
export const pages = (): readonly string[] => listing(PAGES).map((name) => name.replace(/\.md$/, ''));

function fixtureAt(path: string, name: string): Fixture {
  const files = statSync(path).isDirectory() ? listing(path).map((file) => join(path, file)) : [path];
  const sources = files.map((file) => sourceText(file.slice(ROOT.length), readFileSync(file, 'utf8')));
  return { name, sources, expects: sources.flatMap(({ text }) => header(text, 'expects')) };
}

const header = (text: string, name: string): readonly string[] =>
  new RegExp(`^# ${name}: (.*)$`, 'm').exec(text)?.[1]?.split(/[,\s]+/) ?? [];

/** What every configuration file of flytectl and pyflyte begins with here. */
const CLIENT_MARK = '# ~/.flyte/config.yaml';

/** Judges values as their own header comments ask for (`# chart: …`, `# namespace: …`), and client files with them. */
export async function judgeFixture({ sources }: Pick<Fixture, 'sources'>): Promise<Pick<Judgement, 'diagnostics'>> {
  const values = sources.filter(({ text }) => !text.startsWith(CLIENT_MARK));
  const clients = sources.filter((source) => !values.includes(source));
  const request = requestFor(values);
  const ofValues = values.length > 0 ? (await judge(request)).diagnostics : [];
  const model = values.length > 0 ? analyse(request).model : undefined;
  const ofClients = await Promise.all(clients.map((client) => judgeClient(client, model)));
  return { diagnostics: [...ofValues, ...ofClients.flatMap(({ diagnostics }) => diagnostics)] };
}

function requestFor(sources: readonly SourceText[]): AnalyseRequest {
  const told = (name: string) => sources.flatMap(({ text }) => header(text, name))[0];
  const chart = CHART_NAMES.find((one) => one === told('chart'));
  const [namespace, chartVersion] = [told('namespace'), told('chart-version')];
  return { sources, ...(chart && { chart }), ...(namespace && { namespace }), ...(chartVersion && { chartVersion }) };
}

export const ruleIdsOf = ({ diagnostics }: Pick<Judgement, 'diagnostics'>): readonly string[] =>
  [...new Set(diagnostics.map(({ ruleId }) => ruleId))].sort();

export interface Page {
  readonly text: string;
  /** The text below each `## Heading`. */
  readonly sections: ReadonlyMap<string, string>;
}

/** The page of a rule. */
export function pageOf(ruleId: string): Page {
  const text = readFileSync(join(PAGES, `${ruleId}.md`), 'utf8');
  const parts = text.split(/^## (.*)$/m).slice(1);
  const sections = new Map<string, string>();
  for (let index = 0; index < parts.length; index += 2) sections.set(parts[index] ?? '', (parts[index + 1] ?? '').trim());
  return { text, sections };
}

/** The values in a section of a page; several fenced blocks are values files of one release. */
export const valuesIn = (section: string | undefined): readonly SourceText[] =>
  [...(section ?? '').matchAll(/^```yaml\n(.*?)^```$/gms)].map((match, index) =>
    sourceText(`block-${index + 1}.yaml`, match[1] ?? ''),
  );
