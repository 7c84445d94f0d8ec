/** A node's place is an offset into the text of its template; error messages name it. */
interface At {
  readonly position: number;
}

/** `.a.b`, looked up in the dot. */
export interface FieldNode extends At {
  readonly kind: 'field';
  readonly names: readonly string[];
}

/** `$x.a.b`. */
export interface VariableNode extends At {
  readonly kind: 'variable';
  /** With its dollar. */
  readonly name: string;
  readonly fields: readonly string[];
}

/** `(pipeline).field` or `function.field`. */
export interface ChainNode extends At {
  readonly kind: 'chain';
  readonly of: Operand;
  readonly fields: readonly string[];
}

/** The name of a function. */
export interface FunctionNode extends At {
  readonly kind: 'function';
  readonly name: string;
}

/** A constant number; which of the values are there says what it can be used as. */
export interface NumberNode extends At {
  readonly kind: 'number';
  readonly text: string;
  readonly int?: bigint;
  readonly float?: number;
}

/** A quoted or raw string; `source` is with its quotes. */
export interface StringNode extends At {
  readonly kind: 'string';
  readonly text: string;
  readonly source: string;
}

/** `true` or `false`. */
export interface BoolNode extends At {
  readonly kind: 'bool';
  readonly value: boolean;
}

/** `.` itself. */
export interface DotNode extends At {
  readonly kind: 'dot';
}

/** `nil`. */
export interface NilNode extends At {
  readonly kind: 'nil';
}

/** `$x := a | b`, in an action or in parentheses. */
export interface PipeNode extends At {
  readonly kind: 'pipe';
  /** Variables that take the value, two at most (`range $key, $value := …`). */
  readonly variables: readonly string[];
  /** `=` instead of `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly CommandNode[];
}

/** A function, field or value with its arguments. */
export interface CommandNode extends At {
  readonly kind: 'command';
  readonly operands: readonly [Operand, ...Operand[]];
}

/** A word of a command. */
export type Operand =
  | FieldNode
  | VariableNode
  | ChainNode
  | FunctionNode
  | NumberNode
  | StringNode
  | BoolNode
  | DotNode
  | NilNode
  | PipeNode;

/** Text between actions. */
export interface TextNode extends At {
  readonly kind: 'text';
  readonly text: string;
}

/** `{{ pipeline }}`, printed unless it sets a variable. */
export interface ActionNode extends At {
  readonly kind: 'action';
  readonly pipe: PipeNode;
}

/** `if`, `with` and `range` with what stands in them. */
export interface BranchNode extends At {
  readonly kind: 'if' | 'with' | 'range';
  readonly pipe: PipeNode;
  readonly body: readonly Statement[];
  readonly otherwise?: readonly Statement[];
}

/** `{{ template "name" pipeline }}`. */
export interface CallNode extends At {
  readonly kind: 'template';
  readonly name: string;
  readonly pipe?: PipeNode;
}

/** `{{ break }}` and `{{ continue }}`. */
export interface JumpNode extends At {
  readonly kind: 'break' | 'continue';
}

/** A piece of a template's body. */
export type Statement = TextNode | ActionNode | BranchNode | CallNode | JumpNode;

/** A parsed template; `text` is the whole text in which it was defined. */
export interface Template {
  readonly name: string;
  readonly text: string;
  readonly body: readonly Statement[];
}

/** Whether the template holds nothing but blanks (and comments): then it does not replace another of its name. */
export function isBlank(template: Template): boolean {
  return template.body.every((node) => node.kind === 'text' && node.text.trim() === '');
}
