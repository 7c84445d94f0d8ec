import type { Span } from '../core/origin.ts';

/** Something that keeps Helm or Flyte from reading a file; `message` without a final full stop. */
export interface YamlProblem {
  readonly message: string;
  readonly span: Span;
}
