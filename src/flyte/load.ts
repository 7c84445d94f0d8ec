import type { ConfigFile, Workload } from '../charts/chart.ts';
import { isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import { decode } from './decode.ts';
import { goKind } from './go/types.ts';
import type { DecodeError, LoadedProcess } from './model.ts';
import { CONFIG_SECTIONS, type ConfigSection, DECODED_SECTIONS, LOADED_NAMES, PROCESS_SECTIONS } from './sections.ts';
import { readSettings } from './settings.ts';
import type { Site } from './site.ts';

/** Loads the configuration of a process as `--config '<dir>/*.yaml'` does. Source: flytestdlib/config/viper at v1.16.8. */
export function loadProcess(workload: Workload): LoadedProcess {
  const contents = workload.files.map(readFile);
  const files = contents.flatMap((content) => ('file' in content ? [content.file] : []));
  const broken = contents.flatMap((content) => ('error' in content ? [content.error] : []));
  const { tree, ignored, dropped, twins } = readSettings(files, workload.env);
  const notes: Pick<Site, 'errors' | 'ignored'> = { errors: [], ignored: [...ignored] };
  const place = (section: ConfigSection, base: Site['base']): Site => ({ section, name: '', path: [section], base, ...notes });
  const known = DECODED_SECTIONS[workload.process];
  const given = (section: ConfigSection) => (known.includes(section) ? tree.entries.get(section) : undefined);
  return {
    name: workload.process,
    auth: decode(CONFIG_SECTIONS.auth, given('auth'), place('auth', 'defaults')),
    // `server` starts out empty: its defaults come from flags alone, so that they are gone where something hides these.
    security: decode(CONFIG_SECTIONS.server, given('server'), place('server', 'zero')).security,
    admin: decode(CONFIG_SECTIONS.admin, given('admin'), place('admin', 'defaults')),
    sections: PROCESS_SECTIONS[workload.process].map((section) => LOADED_NAMES[section]),
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
  if (isNull(content)) return { file: map([], content.origin) };
  return { error: `yaml: unmarshal errors:\n  line 1: cannot unmarshal ${tagged(content)} into map[string]interface {}` };
}

const TAGS: Readonly<Record<string, string>> = { slice: '!!seq', string: '!!str', bool: '!!bool', float64: '!!float' };
const LONGEST_SHOWN = 10;

/** The YAML type of a node and, for a scalar, how its text starts. */
function tagged(node: Node): string {
  const tag = TAGS[goKind(node)] ?? '!!int';
  if (node.kind !== 'scalar') return tag;
  const text = String(node.value);
  return `${tag} \`${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 3)}...` : text}\``;
}

const PARSE_PREFIX = 'While parsing config: ';

const loadError = (errors: readonly string[]) =>
  errors.map((error) => `\n${error.startsWith(PARSE_PREFIX) ? error : PARSE_PREFIX + error}`).join('');

/** Every section that fails is reported; the order among them is random in Flyte. */
function decodeErrorText(errors: readonly DecodeError[]): string | undefined {
  const sections = new Set(errors.map(({ section }) => section));
  const texts = [...sections].map((section) => sectionError(errors.filter((error) => error.section === section)));
  return texts.length === 0 ? undefined : texts.join('');
}

/** A section that is no map at all is reported without the heading. */
function sectionError(errors: readonly DecodeError[]): string {
  const heading = errors.some(({ path }) => path === '') ? '' : 'decoding failed due to the following error(s):\n\n';
  return `\n\n${heading}${errors.map(({ path, reason }) => `'${path}' ${reason}`).join('\n')}`;
}
