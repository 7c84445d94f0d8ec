import { parse } from '@cdktn/hcl2json';

/** A block as the parser gives it: nested blocks are lists of blocks. */
export interface ParsedBlock {
  readonly [name: string]: unknown;
}

/** A parsed file: for each kind of block (`resource`, `output`, …) the blocks under their labels. */
export interface ParsedFile {
  readonly resource?: Labelled<Labelled<readonly ParsedBlock[]>>;
  readonly data?: Labelled<Labelled<readonly ParsedBlock[]>>;
  readonly output?: Labelled<readonly ParsedBlock[]>;
  readonly provider?: Labelled<readonly ParsedBlock[]>;
  readonly variable?: Labelled<readonly ParsedBlock[]>;
  readonly import?: readonly ParsedBlock[];
  readonly terraform?: readonly ParsedBlock[];
}

type Labelled<T> = Readonly<Record<string, T>>;

/** Parses Terraform code with HashiCorp's own parser; throws where it is none. */
export const parseHcl = async (text: string): Promise<ParsedFile> => (await parse('main.tf', text)) as ParsedFile;

/** The resources or data sources of a file, one row each. */
export const rows = (kind: Labelled<Labelled<readonly ParsedBlock[]>> = {}) =>
  Object.entries(kind).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, blocks]) => blocks.map((block) => ({ type, name, block }))),
  );

/** Every text in a parsed value. */
export function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
