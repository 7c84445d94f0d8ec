import type { Origin, Sourced } from '../core/origin.ts';
import { fromPlain, isMap, isNull, type MapNode, map, type Node } from '../core/tree.ts';
import { readScalar, type ScalarSpec } from './decode-scalar.ts';
import { goKind, goType } from './go/types.ts';
import { fieldSite, itemSite, noteError, noteIgnored, type Site } from './site.ts';
import type { Decoded, Spec } from './spec.ts';

type Of<K extends Spec['kind']> = Extract<Spec, { readonly kind: K }>;

const CLIENT_MAP_TYPE = 'map[string]*fosite.DefaultClient';

const ZERO = { text: '', url: '', duration: '0s', flag: false, int: 0, bytes: '' } as const;

/**
 * Decodes a tree as flytestdlib does: mapstructure 2.4 with weak typing and ZeroFields, over the defaults of the spec. What cannot be
 * decoded is reported in `site.errors` and keeps its default; keys without a field go to `site.ignored`.
 */
export function decode<const S extends Spec>(spec: S, node: Node | undefined, site: Site): Decoded<S> {
  // The shape follows from the spec, which the compiler cannot see through the table of kinds.
  return decodeAny(spec, node, site) as Decoded<S>;
}

function decodeAny(spec: Spec, node: Node | undefined, site: Site): unknown {
  if (node === undefined) return fallback(spec, site);
  if (isNull(node)) return zero(spec, site, node.origin);
  switch (spec.kind) {
    case 'struct':
      return decodeStruct(spec, node, site);
    case 'mapOf':
      return decodeMap(spec, node, site);
    case 'texts':
    case 'urls':
    case 'byteLists':
      return decodeList(spec.kind, node, site);
    default:
      return decodeScalar(spec, node, site);
  }
}

function fallback(spec: Spec, site: Site): unknown {
  const origin: Origin = { from: 'flyte', path: site.path };
  if (site.base === 'zero' || spec.kind === 'struct') return zero(spec, site, origin);
  if (spec.fallback === null) return zero(spec, site, origin);
  const node = fromPlain(spec.fallback, (inner) => ({ from: 'flyte', path: [...site.path, ...inner] }));
  return decodeAny(spec, node, site);
}

/** Go's zero value; a struct that nobody gave takes its fields' defaults if the base has any. */
function zero(spec: Spec, site: Site, origin: Origin): unknown {
  switch (spec.kind) {
    case 'struct':
      return decodeStruct(spec, map([], origin), site);
    case 'mapOf':
      return { value: new Map(), origin };
    case 'texts':
    case 'urls':
    case 'byteLists':
      return { value: [], origin };
    case 'choice':
      return { value: spec.values[0] ?? '', origin };
    default:
      return { value: ZERO[spec.kind], origin };
  }
}

function decodeStruct(spec: Of<'struct'>, node: Node, site: Site): unknown {
  if (!isMap(node)) return refuse(spec, node, site, `expected a map or struct, got "${goKind(node)}"`);
  const fields = Object.entries(spec.fields);
  const keys = matchKeys(node, Object.keys(spec.fields));
  const matched = new Set(keys.values());
  for (const [key, value] of node.entries) {
    if (!matched.has(key)) noteIgnored(site, key, value);
  }
  return Object.fromEntries(
    fields.map(([name, field]) => [name, decodeAny(field, entryOf(node, keys.get(name)), fieldSite(site, name))]),
  );
}

const entryOf = (node: MapNode, key: string | undefined) => (key === undefined ? undefined : node.entries.get(key));

/** The key that stands for each field: its exact name, or else one that differs in case. */
function matchKeys(node: MapNode, names: readonly string[]): Map<string, string> {
  const byLower = new Map([...node.entries.keys()].map((key) => [key.toLowerCase(), key]));
  return new Map(
    names.flatMap((name) => {
      const key = node.entries.has(name) ? name : byLower.get(name.toLowerCase());
      return key === undefined ? [] : [[name, key]];
    }),
  );
}

function decodeScalar(spec: ScalarSpec, node: Node, site: Site): unknown {
  const reading = readScalar(node, spec);
  if (reading === 'keep') return ignoreAll(spec, node, site);
  return 'reason' in reading ? refuse(spec, node, site, reading.reason) : { value: reading.value, origin: node.origin };
}

/**
 * A map where Flyte expects a URL or a duration: the decoder looks for the fields of its own Go types there and reads past the rest.
 * `url` is such a field, and a struct itself.
 */
function ignoreAll(spec: Spec, node: Node, site: Site): unknown {
  const inner = isMap(node) && spec.kind === 'url' ? entryOf(node, matchKeys(node, ['URL']).get('URL')) : undefined;
  if (inner !== undefined && !isMap(inner) && !isNull(inner)) {
    return refuse(spec, inner, fieldSite(site, 'URL'), `expected a map or struct, got "${goKind(inner)}"`);
  }
  for (const [key, value] of isMap(node) ? node.entries : []) noteIgnored(site, key, value);
  return fallback(spec, site);
}

function refuse(spec: Spec, node: Node, site: Site, reason: string): unknown {
  noteError(site, node, reason);
  return fallback(spec, site);
}

const ITEM_SPECS = {
  texts: { kind: 'text', fallback: '' },
  urls: { kind: 'url', fallback: '' },
  byteLists: { kind: 'bytes', fallback: '' },
} as const;

function decodeList(kind: keyof typeof ITEM_SPECS, node: Node, site: Site): Sourced<readonly unknown[]> {
  const items = itemsOf(kind, node);
  const spec = ITEM_SPECS[kind];
  const value = items.map((item, index) => decodeAny(spec, item, itemSite(site, index)));
  return { value, origin: node.origin };
}

/** A text is split at commas and not trimmed; anything else that is no list becomes a list of one, an empty map an empty list. */
function itemsOf(kind: keyof typeof ITEM_SPECS, node: Node): readonly Node[] {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'map') return node.entries.size === 0 ? [] : [node];
  if (kind !== 'texts' || typeof node.value !== 'string') return [node];
  return node.value === '' ? [] : node.value.split(',').map((value) => ({ ...node, value }));
}

function decodeMap(spec: Of<'mapOf'>, node: Node, site: Site): unknown {
  if (node.kind === 'scalar') {
    return refuse(spec, node, site, `expected type '${CLIENT_MAP_TYPE}', got unconvertible type '${goType(node)}'`);
  }
  if (node.kind === 'list' && !node.items.every(isMap)) return decodeMixedList(spec, node.items, site) ?? fallback(spec, site);
  const entries = node.kind === 'map' ? node.entries : node.items.flatMap((item) => (isMap(item) ? [...item.entries] : []));
  return { value: decodeItems(spec, new Map(entries), site), origin: node.origin };
}

function decodeItems(spec: Of<'mapOf'>, entries: ReadonlyMap<string, Node>, site: Site): ReadonlyMap<string, Sourced<unknown>> {
  return new Map(
    [...entries].map(([key, item]) => [key, { value: decodeAny(spec.item, item, itemSite(site, key)), origin: item.origin }]),
  );
}

/** A list that holds more than maps is decoded item by item, each replacing the one before, up to the first error. */
function decodeMixedList(spec: Of<'mapOf'>, items: readonly Node[], site: Site): unknown {
  let decoded: unknown;
  for (const [index, item] of items.entries()) {
    const before = site.errors.length;
    decoded = decodeAny(spec, item, itemSite(site, index));
    if (site.errors.length > before) return decoded;
  }
  return decoded;
}
