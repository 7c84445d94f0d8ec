import { isGoMap, isUnknown } from '../go/value.ts';
import { TemplateUnsupportedError } from '../unsupported.ts';
import { entryOf, NOTHING, type Ref, staticType } from './ref.ts';
import { execError, type State } from './state.ts';

/** Methods of Helm's type of `.Values` that a template could call by accident. */
const VALUES_METHODS = new Set(['YAML', 'Table', 'AsMap', 'Encode', 'PathValue']);

/** `.a.b.c` from a value on. Only methods take arguments, and no value that is known here has methods. */
export function followFields(state: State, start: Ref, names: readonly string[], hasArguments: boolean): Ref {
  let here = start;
  for (const [index, name] of names.entries()) here = followField(state, here, name, hasArguments && index === names.length - 1);
  return here;
}

function followField(state: State, receiver: Ref, name: string, hasArguments: boolean): Ref {
  const { value } = receiver;
  if (value === null) {
    return receiver.boxed ? execError(state, `nil pointer evaluating ${staticType(receiver)}.${name}`) : NOTHING;
  }
  if (isUnknown(value)) throw new TemplateUnsupportedError(value.what);
  if (!isGoMap(value)) return execError(state, `can't evaluate field ${name} in type ${staticType(receiver)}`);
  if (value.type === 'common.Values' && VALUES_METHODS.has(name)) throw new TemplateUnsupportedError(`the method ${name}`);
  if (hasArguments) execError(state, `${name} is not a method but has arguments`);
  return entryOf(value, name);
}
