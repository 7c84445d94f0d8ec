import type { ToldRelease } from '../../charts/chart.ts';

/** What `rotate` is told on the command line. */
export interface RotateOptions extends ToldRelease {
  /** Values files of one release, in Helm's order, or a manifest of Argo CD or Flux. */
  readonly values: readonly string[];
  /** Manifests of the Secrets beside the release. */
  readonly secretManifests: readonly string[];
  /** The new secret is in this file, `-` for standard input. */
  readonly secretFile?: string;
  /** A file for a random secret that no other file holds. */
  readonly secretOutput?: string;
  /** Cost of the bcrypt hash; that of the old one if left out, 10 at least. */
  readonly cost?: number;
  /** The old secret stays good until it is dropped. */
  readonly keepOld: boolean;
  /** Old secrets stop to be good; nothing else changes. */
  readonly dropOld: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  /** Replace the file of `secretOutput`. */
  readonly force: boolean;
  readonly format: 'text' | 'json';
}
