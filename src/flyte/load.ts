import type { ConfigFile, Workload } from '../charts/chart.ts';
import { at, isMap, type MapNode, type Node } from '../core/tree.ts';
import { adminSpec, authSpec, securitySpec } from './config.ts';
import { decode, type Site } from './decode.ts';
import { goKind } from './go/types.ts';
import { spelling } from './merge.ts';
import type { DecodeError, IgnoredKey, LoadedProcess } from './model.ts';
import { PROCESS_SECTIONS, SERVER_FIELDS, type SectionName } from './sections.ts';
import { readSettings } from './settings.ts';

interface Notes {
  readonly errors: DecodeError[];
  readonly ignored: IgnoredKey[];
}

/** Loads the configuration of a process as `--config '<dir>/*.yaml'` does. Source: flytestdlib/config/viper at v1.16.8. */
export function loadProcess(workload: Workload): LoadedProcess {
  const contents = workload.files.map(readFile);
  const files = contents.flatMap((content) => ('file' in content ? [content.file] : []));
  const broken = contents.flatMap((content) => ('error' in content ? [content.error] : []));
  const { tree, dropped, twins } = readSettings(files, workload.env);
  const sections = PROCESS_SECTIONS[workload.process];
  const notes: Notes = { errors: [], ignored: [] };
  const decoded = {
    auth: decode(authSpec, sectionNode(tree, 'auth', sections), site('auth', ['auth'], notes)),
    security: decodeSecurity(sectionNode(tree, 'server', sections), notes),
    admin: decode(adminSpec, sectionNode(tree, 'admin', sections), site('admin', ['admin'], notes)),
  };
  return {
    name: workload.process,
    ...decoded,
    sections,
    error: broken.length > 0 ? loadError(broken) : decodeErrorText(notes.errors),
    decodeErrors: notes.errors,
    ignored: notes.ignored,
    dropped,
    twins,
    unknownConfig: workload.unknownConfig,
  };
}

type Content = { readonly file: MapNode } | { readonly error: string };

function readFile({ content }: ConfigFile): Content {
  if (content.kind === 'broken') return { error: content.error };
  if (isMap(content)) return { file: content };
  if (content.kind === 'scalar' && content.value === null)
    return { file: { kind: 'map', entries: new Map(), origin: content.origin } };
  return { error: `yaml: unmarshal errors:\n  line 1: cannot unmarshal ${yamlTag(content)} into map[string]interface {}` };
}

const TAGS: Readonly<Record<string, string>> = { slice: '!!seq', string: '!!str', bool: '!!bool', float64: '!!float' };

/** The loader also quotes the start of a scalar. */
function yamlTag(node: Node): string {
  const tag = TAGS[goKind(node)] ?? '!!int';
  if (node.kind !== 'scalar') return tag;
  const text = String(node.value);
  return `${tag} \`${text.length > 10 ? `${text.slice(0, 7)}...` : text}\``;
}

const PARSE_PREFIX = 'While parsing config: ';

const loadError = (errors: readonly string[]) =>
  errors.map((error) => `\n${error.startsWith(PARSE_PREFIX) ? error : PARSE_PREFIX + error}`).join('');

const SECTION_KEYS: Readonly<Record<'auth' | 'server' | 'admin', SectionName>> = {
  auth: 'auth',
  server: 'security',
  admin: 'admin',
};

/** A section that the process does not know is never decoded. */
function sectionNode(tree: MapNode, key: keyof typeof SECTION_KEYS, sections: readonly SectionName[]): Node | undefined {
  return sections.includes(SECTION_KEYS[key]) ? tree.entries.get(key) : undefined;
}

const site = (section: DecodeError['section'], path: readonly string[], notes: Notes, name = ''): Site => ({
  section,
  name,
  path,
  base: 'defaults',
  ...notes,
});

/** `server` starts out empty: its defaults come from the flags alone, so that they are gone where something hides them. */
function decodeSecurity(server: Node | undefined, notes: Notes): LoadedProcess['security'] {
  const place = { ...site('server', ['server', 'security'], notes, 'security'), base: 'zero' } as const;
  if (server !== undefined && !isMap(server)) {
    const reason = `expected a map or struct, got "${goKind(server)}"`;
    notes.errors.push({ section: 'server', path: '', reason, origin: server.origin });
  }
  const known = new Set(SERVER_FIELDS.map((name) => name.toLowerCase()));
  for (const [key, value] of isMap(server) ? server.entries : []) {
    if (!known.has(key.toLowerCase())) notes.ignored.push({ path: ['server', spelling(key, value)], origin: value.origin });
  }
  return decode(securitySpec, at(server, ['security']), place);
}

const SECTION_ORDER = ['auth', 'server', 'admin'] as const;

/** Every section that fails is reported; the order among them is random in Flyte. */
function decodeErrorText(errors: readonly DecodeError[]): string | undefined {
  const texts = SECTION_ORDER.flatMap((section) => {
    const lines = errors.filter((error) => error.section === section).map(({ path, reason }) => `'${path}' ${reason}`);
    if (lines.length === 0) return [];
    const isWhole = errors.some((error) => error.section === section && error.path === '');
    return [`\n\n${isWhole ? '' : 'decoding failed due to the following error(s):\n\n'}${lines.join('\n')}`];
  });
  return texts.length === 0 ? undefined : texts.join('');
}
