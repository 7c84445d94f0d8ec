import { quoteGo } from '../go/quote.ts';
import type { CallNode, CommandNode, Operand } from './ast.ts';

/** A node as Go's error messages show it. */
export function show(node: Operand | CommandNode | CallNode): string {
  switch (node.kind) {
    case 'field':
      return dotted(node.names);
    case 'variable':
      return node.name + dotted(node.fields);
    case 'chain':
      return (node.of.kind === 'pipe' ? `(${show(node.of)})` : show(node.of)) + dotted(node.fields);
    case 'function':
      return node.name;
    case 'number':
      return node.text;
    case 'string':
      return node.source;
    case 'bool':
      return String(node.value);
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'command':
      return node.operands.map((operand) => (operand.kind === 'pipe' ? `(${show(operand)})` : show(operand))).join(' ');
    case 'pipe':
      return (
        (node.variables.length > 0 ? `${node.variables.join(', ')} ${node.assigns ? '=' : ':='} ` : '') +
        node.commands.map(show).join(' | ')
      );
    case 'template':
      return `{{template ${quoteGo(node.name)}${node.pipe === undefined ? '' : ` ${show(node.pipe)}`}}}`;
  }
}

function dotted(names: readonly string[]): string {
  return names.map((name) => `.${name}`).join('');
}
