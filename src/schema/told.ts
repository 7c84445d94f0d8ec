import type { Spec } from '../flyte/spec.ts';

/**
 * What is said of every setting of a section, in the shape of the section itself, so that the compiler finds the one that is missing:
 * a sentence for a setting, a sentence and its parts for a group of settings.
 */
export type Told<S extends Spec> = S extends { readonly kind: 'struct'; readonly fields: infer F }
  ? readonly [whole: string, parts: { readonly [K in keyof F]: F[K] extends Spec ? Told<F[K]> : never }]
  : S extends { readonly kind: 'mapOf'; readonly item: infer I }
    ? readonly [whole: string, item: I extends Spec ? Told<I> : never]
    : string;
