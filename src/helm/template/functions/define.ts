import type { GoMap, GoValue } from '../../go/value.ts';

/** What a parameter of each type is given. */
interface ParameterValues {
  readonly any: GoValue;
  readonly string: string;
  readonly int: number;
  readonly float: number;
  readonly bool: boolean;
  readonly map: GoMap;
}
/** The type of a parameter; arguments of other types are errors in Go. */
export type Parameter = keyof ParameterValues;

/** The types as Go's messages name them. */
export const GO_NAMES: Readonly<Record<Parameter, string>> = {
  any: 'interface {}',
  string: 'string',
  int: 'int',
  float: 'float64',
  bool: 'bool',
  map: 'map[string]interface {}',
};

/** What functions may ask of the running template. */
export interface Runtime {
  /** Runs a named template. */
  include(name: string, dot: GoValue): string;
  /** Evaluates a text as a template. */
  tpl(text: string, dot: GoValue): string;
}

/** An argument after Go's type check. */
export type Argument = ParameterValues[Parameter];

/** A function that templates can call. */
export interface TemplateFunction {
  readonly parameters: readonly Parameter[];
  /** The type of any number of further arguments. */
  readonly rest?: Parameter;
  /** The function hands its arguments on or takes an element out of them, but does not go through them. */
  readonly shallow?: true;
  call(args: readonly Argument[], runtime: Runtime): GoValue;
}
/** Functions by name. */
export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

type Values<P extends readonly Parameter[]> = { [I in keyof P]: ParameterValues[P[I]] };

/** A function of fixed arguments. Throws HelmError where the Go function returns an error or panics. */
export function fixed<const P extends readonly Parameter[]>(
  parameters: P,
  call: (args: Values<P>, runtime: Runtime) => GoValue,
): TemplateFunction {
  return { parameters, call: (args, runtime) => call(args as unknown as Values<P>, runtime) };
}

/** A function of fixed arguments and any number of one more type. */
export function variadic<const P extends readonly Parameter[], R extends Parameter>(
  parameters: P,
  rest: R,
  call: (args: Values<P>, rest: readonly ParameterValues[R][]) => GoValue,
): TemplateFunction {
  return {
    parameters,
    rest,
    call: (args) =>
      call(
        args.slice(0, parameters.length) as unknown as Values<P>,
        args.slice(parameters.length) as unknown as ParameterValues[R][],
      ),
  };
}

/** Several names for one function. */
export function named(names: readonly string[], definition: TemplateFunction): FunctionTable {
  return Object.fromEntries(names.map((name) => [name, definition]));
}
