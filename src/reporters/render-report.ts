import type { Plain } from '../core/tree.ts';

/** What Helm and Flyte make of one release: the JSON of `render --format json`. */
export interface RenderReport {
  readonly chart: string;
  readonly chartVersion: string;
  readonly release: string;
  readonly namespace: string;
  readonly helm: { readonly ok: boolean; readonly error?: string; readonly at?: string };
  readonly secrets: readonly { readonly name: string | null; readonly keys: Readonly<Record<string, Plain>> }[];
  readonly missingSecrets: readonly string[];
  /** Configuration objects that the values only name: what they hold is not known here. */
  readonly unknownConfig: readonly string[];
  readonly processes: Readonly<Record<string, ProcessReport>>;
}

export interface ProcessReport {
  /** What the configuration files say: the decoded sections over Flyte's defaults; null where the process refuses to start. */
  readonly effective: Plain;
  /** The loader's words, or null. */
  readonly error: string | null;
  readonly origins: Readonly<Record<string, string>>;
  /** Settings that environment variables of the pod override, with the variable. */
  readonly environment: Readonly<Record<string, string>>;
}
