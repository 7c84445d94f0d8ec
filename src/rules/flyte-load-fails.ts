import type { ConfigFile } from '../charts/chart.ts';
import { isMap, isNull } from '../core/tree.ts';
import type { DecodeError, ReleaseModel } from '../flyte/model.ts';
import type { Spec } from '../flyte/spec.ts';
import { specAt } from '../flyte/spec-at.ts';
import { defineRule, type Report } from './rule.ts';
import { isFilledLater, writtenText } from './values.ts';

/** What other rules say in better words. */
const OTHERS = [/^appAuth\.authServerType$/, /^appAuth\.selfAuthServer\.staticClients\[.*\]\.(client_secret|rotated_secrets.*)$/];

/** What Flyte would take, by the shape of the setting; the words of its decoder seldom say. */
const WANTED: Readonly<Record<Exclude<Spec['kind'], 'choice'>, string>> = {
  text: 'a text',
  url: 'a URL without blanks or braces',
  duration: 'a number with a unit, such as "30m" or "1h"',
  flag: 'true or false',
  int: 'a whole number',
  bytes: 'base64',
  byteLists: 'a list of base64 texts',
  texts: 'a list of texts',
  urls: 'a list of URLs without blanks or braces',
  struct: 'a mapping',
  mapOf: 'a mapping of clients by their ids',
};

const MESSAGES = {
  value: '{who} start with "{at}" as it is. it takes {wanted}',
  variable: {
    text: '{who} start with the variable in "{at}" as it is. make sure that something fills it in before Helm runs',
    severity: 'warning',
  },
  unknown: '{who} start with "{at}" as it is: {reason}',
  printed: '{who} start: printed as it is, "{at}" leaves no YAML in the configuration file. write {wanted}',
  notMap: '{who} start with "{at}" as it is: it becomes a configuration file, which has to be a mapping',
  file: '{who} start with the configuration that Helm makes of these values: {reason}',
} as const;

export const flyteLoadFails = defineRule({
  id: 'flyte-load-fails',
  severity: 'error',
  category: 'shape',
  summary: 'Flyte cannot load the configuration that these values make',
  symptom: { component: 'flyteadmin', when: 'start', text: 'decoding failed due to the following error(s)' },
  messages: MESSAGES,
  check(model, report) {
    for (const { what: refusal, users } of refusals(model)) {
      const { origin, reason } = refusal;
      const wanted = wantedBy(refusal);
      const at = { value: reason, origin };
      const who = whoOf(users);
      const symptom = { component: users[0] ?? 'flyteadmin', when: 'start', text: `'${refusal.path}' ${reason}` };
      const meant = meantWord(model, refusal);
      const replace = meant === undefined ? {} : { replace: { with: meant, safe: true } };
      if (isFilledLater(writtenText(model, origin) ?? '')) report('variable', { at, data: { who } });
      else if (wanted) report('value', { at, data: { who, wanted }, symptom, ...replace });
      else report('unknown', { at, data: { who, reason } });
    }
    for (const { what, users } of unreadableFiles(model)) reportFile(what, whoOf(users), model, report);
  },
});

/** `flyte does not`, `flytepropeller and flytescheduler do not` */
const whoOf = (users: readonly string[]): string => `${users.join(' and ')} ${users.length > 1 ? 'do' : 'does'} not`;

/** What decoders complain of, each once whoever complains. */
const refusals = ({ processes }: ReleaseModel) =>
  grouped(
    processes.flatMap(({ name, decodeErrors }) => decodeErrors.filter(isOurs).map((what) => ({ name, what }))),
    ({ path, origin }) => JSON.stringify([path, origin]),
  );

const isOurs = ({ path }: DecodeError): boolean => !OTHERS.some((other) => other.test(path));

function wantedBy(refusal: DecodeError): string | undefined {
  if (refusal.section === 'admin' && refusal.path === 'endpoint') return ENDPOINT;
  const spec = specAt(refusal);
  if (spec === undefined) return undefined;
  if (spec.kind === 'choice') return `one of ${[...spec.values].sort().join(', ')}`;
  const isItem = refusal.path.endsWith(']');
  return WANTED[isItem && spec.kind === 'urls' ? 'url' : isItem && spec.kind === 'texts' ? 'text' : spec.kind];
}

/** A word of a closed set in another case, or without the ending that all words of the set have. */
function meantWord(model: ReleaseModel, refusal: DecodeError): string | undefined {
  const spec = specAt(refusal);
  const written = writtenText(model, refusal.origin)?.toLowerCase();
  const words = spec?.kind === 'choice' ? spec.values : [];
  return words.find((word) => [word, word.replace(/Mode$/, '')].some((form) => form.toLowerCase() === written));
}

const ENDPOINT = 'an address such as "dns:///flyte.example.com" or "flyteadmin:81"';

interface UnreadableFile {
  readonly reason: string;
  /** The file that cannot be read, where it is known. */
  readonly content: ConfigFile['content'] | undefined;
}

const unreadableFiles = (model: ReleaseModel) =>
  grouped(
    model.processes
      .filter(({ error, decodeErrors }) => error !== undefined && decodeErrors.length === 0)
      .map(({ name, error = '' }) => ({ name, what: { reason: error.trim(), content: unreadableFile(model, name) } })),
    ({ reason, content }) => JSON.stringify([reason, content?.origin]),
  );

const unreadableFile = ({ manifests }: ReleaseModel, process: string): UnreadableFile['content'] =>
  manifests?.workloads
    .find((workload) => workload.process === process)
    ?.files.map(({ content }) => content)
    .find(isUnreadable);

const isUnreadable = (content: ConfigFile['content']): boolean =>
  content.kind === 'broken' || !(isMap(content) || isNull(content));

function reportFile(
  { content, reason }: UnreadableFile,
  who: string,
  { userValues }: ReleaseModel,
  report: Report<typeof MESSAGES>,
): void {
  const at = content?.origin;
  if (at && content?.kind !== 'broken') report('notMap', { at, data: { who } });
  else if (at && 'path' in at)
    report('printed', { at, data: { who, wanted: at.path.includes('authorizedUris') ? 'a YAML list' : 'a plain text' } });
  else report('file', { at: at ?? userValues.origin, data: { who, reason } });
}

/** What several processes share, once, with the names of all of them. */
function grouped<T>(
  all: readonly { readonly name: string; readonly what: T }[],
  keyOf: (what: T) => string,
): readonly { readonly users: readonly string[]; readonly what: T }[] {
  const groups = new Map<string, { readonly users: string[]; readonly what: T }>();
  for (const { name, what } of all) {
    const group = groups.get(keyOf(what)) ?? { users: [], what };
    group.users.push(name);
    groups.set(keyOf(what), group);
  }
  return [...groups.values()];
}
