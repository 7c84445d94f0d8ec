import { valuesPathOf } from '../../charts/where.ts';
import type { FileOrigin, Origin, Path, Sourced } from '../../core/origin.ts';
import { at, type Node } from '../../core/tree.ts';
import { settingLeaves } from '../../flyte/leaves.ts';
import type { ReleaseModel } from '../../flyte/model.ts';

/** Where Flyte's own authorization server keeps the hash of flytepropeller's secret. */
export const HASH_SETTING = 'auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret';

/** A text that somebody wrote into values, and where. */
export interface Found {
  readonly text: string;
  readonly origin: FileOrigin;
}

/** Finds what the user's files say of a setting of Flyte (`auth.userAuth.openId.baseUrl`); defaults of chart and Flyte are nobody's words. */
export interface Finder {
  one(setting: string): Found | undefined;
  all(setting: string): readonly Found[];
  /** What Flyte goes by, whoever says it. */
  anybody(setting: string): string | undefined;
  /** Whether the chart's own values say the same: who copies them has decided nothing. */
  isCopied(setting: string, text: string): boolean;
}

/** Prefers what Flyte makes of the values; where Helm fails or authentication is off, the values at their usual places have to do. */
export function finderIn(model: ReleaseModel): Finder {
  const said = [...settingsIn(model), ...secretsIn(model)];
  const own = firstOf(said.flatMap(({ path, value, origin }) => entry(path, foundIn(value, origin))));
  const all = firstOf(said.flatMap(({ path, value }) => entry(path, typeof value === 'string' ? value : undefined)));
  const inValues = (setting: string): Node | undefined => valueAt(model, setting.split('.'));
  return {
    anybody: (setting) => all.get(setting) ?? presetTexts(model, setting)[0],
    isCopied: (setting, text) => presetTexts(model, setting).includes(text),
    one: (setting) => own.get(setting) ?? textOf(inValues(setting)),
    all: (setting) => {
      const items = [...own].filter(([path]) => path.startsWith(`${setting}.`)).map(([, found]) => found);
      return items.length > 0 ? items : textsOf(inValues(setting));
    },
  };
}

interface Said extends Sourced<unknown> {
  readonly path: string;
}

const settingsIn = ({ processes }: ReleaseModel): readonly Said[] =>
  processes.flatMap(settingLeaves).map(({ path, leaf }) => ({ path: path.join('.'), ...leaf }));

const secretsIn = ({ manifests }: ReleaseModel): readonly Said[] =>
  (manifests?.secrets ?? []).flatMap(({ keys }) => [...keys].map(([key, secret]) => ({ path: `secrets.${key}`, ...secret })));

const entry = <T>(path: string, value: T | undefined): readonly (readonly [string, T])[] =>
  value === undefined ? [] : [[path, value]];

/** Of several services that say something, the first counts. */
function firstOf<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const [path, value] of entries) if (!first.has(path)) first.set(path, value);
  return first;
}

function valueAt({ release, userValues }: ReleaseModel, setting: Path): Node | undefined {
  const usual = at(userValues, valuesPathOf(release.chart, setting));
  return usual ?? at(userValues, [...valuesPathOf(release.chart, []), ...setting]);
}

function presetTexts({ release, presetAt }: ReleaseModel, setting: string): readonly string[] {
  const preset = presetAt(valuesPathOf(release.chart, setting.split('.')));
  const nodes = preset?.kind === 'list' ? preset.items : [preset];
  return nodes.flatMap((node) => (node?.kind === 'scalar' && node.value !== null ? [String(node.value)] : []));
}

const foundIn = (value: unknown, origin: Origin): Found | undefined =>
  origin.from === 'file' && value !== null && value !== '' && typeof value !== 'object'
    ? { text: String(value), origin }
    : undefined;

const textOf = (node: Node | undefined): Found | undefined =>
  node?.kind === 'scalar' ? foundIn(node.value, node.origin) : undefined;

const textsOf = (node: Node | undefined): readonly Found[] =>
  (node?.kind === 'list' ? node.items : [node]).flatMap((item) => textOf(item) ?? []);
