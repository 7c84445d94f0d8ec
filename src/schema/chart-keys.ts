import type { JsonSchema } from './json-schema.ts';

/** What is known of a chart's keys besides their names: how groups are described, and what stands at every key that is read. */
export interface ChartKeys {
  readonly title: string;
  readonly description: string;
  /** The umbrella chart that takes the same values below a key of its own. */
  readonly umbrella: { readonly chart: string; readonly key: string };
  /** Groups by their dotted path. */
  readonly groups: Readonly<Record<string, string>>;
  /** Groups that Helm does not render without. */
  readonly needed: readonly string[];
  /** Settings by their dotted path. */
  readonly settings: Readonly<Record<string, JsonSchema>>;
}
