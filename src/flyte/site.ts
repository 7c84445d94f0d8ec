import type { Path } from '../core/origin.ts';
import type { Node } from '../core/tree.ts';
import { spelling } from './merge.ts';
import type { DecodeError, IgnoredKey } from './model.ts';

/** Where the decoder stands, and what it has to say. */
export interface Site {
  readonly section: DecodeError['section'];
  /** As in error texts: `appAuth.selfAuthServer.staticClients[flytepropeller]`; empty at the section's root. */
  readonly name: string;
  /** From the root of the configuration. */
  readonly path: Path;
  /** What a struct holds where no value is given: Flyte's defaults or Go's zero values. */
  readonly base: 'defaults' | 'zero';
  readonly errors: DecodeError[];
  readonly ignored: IgnoredKey[];
}

/** A field of the struct at a site. */
export const fieldSite = (site: Site, name: string): Site => ({
  ...site,
  name: site.name === '' ? name : `${site.name}.${name}`,
  path: [...site.path, name],
});

/** An item of the list or map at a site; it starts out empty. */
export const itemSite = (site: Site, key: string | number): Site => ({
  ...site,
  name: `${site.name}[${key}]`,
  path: [...site.path, key],
  base: 'zero',
});

export function noteError(site: Site, node: Node, reason: string): void {
  site.errors.push({ section: site.section, path: site.name, reason, origin: node.origin });
}

export function noteIgnored(site: Site, key: string, value: Node): void {
  site.ignored.push({ path: [...site.path, spelling(key, value)], origin: value.origin });
}
