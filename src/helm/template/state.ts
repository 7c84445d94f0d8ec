import { HelmError } from '../failure.ts';
import { LIMITS, limitText } from '../go/limits.ts';
import { quoteGo } from '../go/quote.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import type { CallNode, CommandNode, Operand, Template } from './ast.ts';
import type { TemplateContext } from './context.ts';
import type { Runtime } from './functions/define.ts';
import { byteLength } from './functions/text.ts';
import { TEMPLATE_NAME } from './parser.ts';
import type { Ref } from './ref.ts';
import { show } from './show.ts';

/** What all templates of one evaluation share. */
export interface Run {
  readonly context: TemplateContext;
  /** How often each named template is running, by name; Helm stops endless recursion by it. */
  readonly including: Map<string, number>;
  work: number;
  depth: number;
}

/** A node that messages can name the place of. */
type Located = Operand | CommandNode | CallNode;

/** A template in execution. */
export interface State {
  readonly run: Run;
  readonly template: Template;
  /** What functions may ask of this template. */
  readonly runtime: Runtime;
  /** The named template that `template` calls, or undefined. */
  named(name: string): ((dot: Ref) => string) | undefined;
  readonly out: string[];
  readonly variables: { readonly name: string; value: Ref }[];
  /** The node that an error is blamed on. */
  node: Located | undefined;
}

/** Counts work done, and ends an evaluation that does too much. */
export function spend(run: Run, work: number): void {
  run.work += work;
  if (run.work > LIMITS.work) throw new TemplateUnsupportedError('a template that takes too long');
}

/** Prints a text. */
export function write(state: State, text: string): void {
  spend(state.run, text.length);
  state.out.push(text);
  limitText(text.length);
}

/** Fails with the place of the current node, in the words of text/template. */
export function execError(state: State, message: string): never {
  const { name, text } = state.template;
  const { node } = state;
  if (node === undefined) throw new HelmError(`template: ${name}: ${message}`);
  const before = text.slice(0, node.position);
  const lastBreak = before.lastIndexOf('\n');
  const line = before.split('\n').length;
  const column = byteLength(before.slice(lastBreak + 1));
  throw new HelmError(`template: ${TEMPLATE_NAME}:${line}:${column}: executing ${quoteGo(name)} at <${show(node)}>: ${message}`);
}

/** The last declared variable of the name. */
export function variable(state: State, name: string): { value: Ref } {
  const found = state.variables.findLast((candidate) => candidate.name === name);
  return found ?? execError(state, `undefined variable: ${name}`);
}
