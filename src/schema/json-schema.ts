/** A schema of JSON Schema, draft 2020-12, as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

export const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** A reference to a named part of the same schema. */
export const refTo = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** Text that stands for itself in a pattern. */
export const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
