import { valuesPathOf } from '../../charts/where.ts';
import type { FileOrigin, Path } from '../../core/origin.ts';
import { at, type Node } from '../../core/tree.ts';
import { settingLeaves } from '../../flyte/leaves.ts';
import type { ReleaseModel } from '../../flyte/model.ts';

/** A text that somebody wrote into values, and where. */
export interface Found {
  readonly text: string;
  readonly origin: FileOrigin;
}

/** Finds what the user's files say of a setting of Flyte (`auth.userAuth.openId.baseUrl`); defaults of chart and Flyte are nobody's words. */
export interface Finder {
  one(setting: string): Found | undefined;
  all(setting: string): readonly Found[];
}

/** Prefers what Flyte makes of the values; where Helm fails or authentication is off, the values at their usual places have to do. */
export function finderIn(model: ReleaseModel): Finder {
  const effective = new Map<string, Found>();
  for (const process of model.processes) {
    for (const { path, leaf } of settingLeaves(process)) {
      const found = foundIn(leaf.value, leaf.origin);
      if (found && !effective.has(path.join('.'))) effective.set(path.join('.'), found);
    }
  }
  for (const { keys } of model.manifests?.secrets ?? []) {
    for (const [key, { value, origin }] of keys) {
      const found = foundIn(value, origin);
      if (found && !effective.has(`secrets.${key}`)) effective.set(`secrets.${key}`, found);
    }
  }
  const inValues = (setting: string): Node | undefined => valueAt(model, setting.split('.'));
  return {
    one: (setting) => effective.get(setting) ?? textOf(inValues(setting)),
    all: (setting) => {
      const items = [...effective].filter(([path]) => path.startsWith(`${setting}.`)).map(([, found]) => found);
      return items.length > 0 ? items : textsOf(inValues(setting));
    },
  };
}

function valueAt({ release, userValues }: ReleaseModel, setting: Path): Node | undefined {
  const usual = at(userValues, valuesPathOf(release.chart, setting));
  return usual ?? at(userValues, [...valuesPathOf(release.chart, []), ...setting]);
}

const foundIn = (value: unknown, origin: Found['origin'] | { readonly from: string }): Found | undefined =>
  isFile(origin) && value !== null && value !== '' && typeof value !== 'object' ? { text: String(value), origin } : undefined;

const isFile = (origin: FileOrigin | { readonly from: string }): origin is FileOrigin => origin.from === 'file';

const textOf = (node: Node | undefined): Found | undefined =>
  node?.kind === 'scalar' ? foundIn(node.value, node.origin) : undefined;

const textsOf = (node: Node | undefined): readonly Found[] =>
  (node?.kind === 'list' ? node.items : [node]).flatMap((item) => textOf(item) ?? []);
