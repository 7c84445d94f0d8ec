/** An expression that is written as it stands: a reference, a call, a template. */
export interface Expression {
  readonly expression: string;
}

/** A value of an attribute; texts are quoted, and nothing in them is taken for a template. */
export type Value =
  | string
  | number
  | boolean
  | Expression
  | readonly Value[]
  | { readonly object: Readonly<Record<string, Value>> };

/** One or more blocks of the same name inside another block. */
export interface Nested {
  readonly nested: readonly Body[];
}

/** An attribute or nested block with a comment above it. */
export interface Noted {
  readonly noted: Value | Nested;
  readonly why: string;
}

/** What stands between the braces of a block, in order; what is undefined is left out. */
export interface Body {
  readonly [name: string]: Value | Nested | Noted | undefined;
}

/** A block at the top of a file, with the comment above it. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly comment: string | undefined;
}

export const expr = (expression: string): Expression => ({ expression });
export const object = (entries: Readonly<Record<string, Value>>) => ({ object: entries });
export const nested = (...bodies: readonly Body[]): Nested => ({ nested: bodies });
export const noted = (value: Value | Nested, why: string): Noted => ({ noted: value, why });

const block =
  (type: string) =>
  (labels: readonly string[]) =>
  (body: Body, comment?: string): Block => ({ type, labels, body, comment });

export const resource = (type: string, name: string, body: Body, comment?: string) =>
  block('resource')([type, name])(body, comment);
export const data = (type: string, name: string, body: Body = {}, comment?: string) => block('data')([type, name])(body, comment);
export const provider = (name: string, body: Body, comment?: string) => block('provider')([name])(body, comment);
export const output = (name: string, body: Body) => block('output')([name])(body);
/** Lets Terraform take over what is there already; the id may be an expression that is known before anything is made. */
export const imported = (address: string, id: Value, comment?: string) => block('import')([])({ to: expr(address), id }, comment);
export const variable = (name: string, body: Body) => block('variable')([name])(body);
export const terraform = (body: Body) => block('terraform')([])(body);
