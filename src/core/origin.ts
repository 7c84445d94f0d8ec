/** Keys and list indices from the root of a YAML document to a value. */
export type Path = readonly (string | number)[];

/** A half-open range of UTF-16 offsets into the text of a file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a user's file: the value, and the key it stands behind if there is one. */
export interface FileOrigin {
  readonly from: 'file';
  /** The name as the user gave it; `<stdin>` for standard input. */
  readonly file: string;
  readonly path: Path;
  readonly value: Span;
  readonly key?: Span;
}

/** Where a value came from. `path` is the values path for files, flags and charts, the Flyte config path for Flyte. */
export type Origin =
  | FileOrigin
  /** `--set` or `--set-string` on the command line. */
  | { readonly from: 'flag'; readonly flag: string; readonly text: string; readonly path: Path }
  /** A default in the chart's own values.yaml. */
  | { readonly from: 'chart'; readonly path: Path }
  /** Text that the chart's templates write themselves, whatever the values say; `path` is the Flyte config path. */
  | { readonly from: 'template'; readonly path: Path }
  /** An environment variable of the pod. */
  | { readonly from: 'env'; readonly name: string; readonly at: Origin }
  /** A default compiled into Flyte. */
  | { readonly from: 'flyte'; readonly path: Path };

/** A value and where it came from. */
export interface Sourced<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** Tells a value with its origin from a group of such values. */
export const isSourced = (data: unknown): data is Sourced<unknown> =>
  typeof data === 'object' && data !== null && 'value' in data && 'origin' in data;

/** `configuration.auth["a.b"].scopes[0]`: the way messages and reports write a path. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/[.[\]"\s]/.test(step) || step === '') text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
