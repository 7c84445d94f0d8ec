import type { Sourced } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';

/**
 * The shape of a Flyte configuration section, as its Go struct declares it: one entry a JSON key, with the Go type that decides how
 * a YAML value is read and the default compiled into Flyte. The decoder is driven by these tables and the rules get their types from them.
 */
export type Spec =
  | { readonly kind: 'text'; readonly fallback: string }
  /** `config.URL`: Go's `url.Parse`, from strings only. */
  | { readonly kind: 'url'; readonly fallback: string }
  /** `config.Duration` in the form of Go's `Duration.String()`, for example `30m0s`. */
  | { readonly kind: 'duration'; readonly fallback: string }
  | { readonly kind: 'flag'; readonly fallback: boolean }
  | { readonly kind: 'int'; readonly fallback: number }
  /** `[]byte`: base64 in YAML; the decoded value is kept in base64 as Go's JSON prints it. */
  | { readonly kind: 'bytes'; readonly fallback: string }
  | { readonly kind: 'byteLists'; readonly fallback: readonly string[] }
  /** An enumeration made by enumer; `goType` is the name in its error text, `parser` the strconv function that is named there. */
  | {
      readonly kind: 'choice';
      readonly values: readonly string[];
      readonly fallback: string;
      readonly goType: string;
      readonly parser: 'ParseInt' | 'ParseUint';
    }
  | { readonly kind: 'texts'; readonly fallback: readonly string[] | null }
  | { readonly kind: 'urls'; readonly fallback: readonly string[] | null }
  | { readonly kind: 'struct'; readonly fields: Readonly<Record<string, Spec>> }
  | { readonly kind: 'mapOf'; readonly item: Spec; readonly fallback: { readonly [key: string]: Plain } };

/** What decoding a section of this shape gives: the same shape with an origin at every leaf. */
export type Decoded<S> = S extends { readonly kind: 'struct'; readonly fields: infer F }
  ? { readonly [K in keyof F]: Decoded<F[K]> }
  : S extends { readonly kind: 'mapOf'; readonly item: infer I }
    ? Sourced<ReadonlyMap<string, Sourced<Decoded<I>>>>
    : S extends { readonly kind: 'texts' | 'urls' | 'byteLists' }
      ? Sourced<readonly Sourced<string>[]>
      : S extends { readonly kind: 'flag' }
        ? Sourced<boolean>
        : S extends { readonly kind: 'int' }
          ? Sourced<number>
          : Sourced<string>;

export const text = (fallback = '') => ({ kind: 'text', fallback }) as const;
export const url = (fallback = '') => ({ kind: 'url', fallback }) as const;
export const duration = (fallback = '0s') => ({ kind: 'duration', fallback }) as const;
export const flag = (fallback = false) => ({ kind: 'flag', fallback }) as const;
export const int = (fallback = 0) => ({ kind: 'int', fallback }) as const;
export const bytes = (fallback = '') => ({ kind: 'bytes', fallback }) as const;
export const byteLists = (fallback: readonly string[] = []) => ({ kind: 'byteLists', fallback }) as const;
export const texts = (fallback: readonly string[] | null = null) => ({ kind: 'texts', fallback }) as const;
export const urls = (fallback: readonly string[] | null = null) => ({ kind: 'urls', fallback }) as const;
export const struct = <const F extends Readonly<Record<string, Spec>>>(fields: F) => ({ kind: 'struct', fields }) as const;
export const mapOf = <const I extends Spec>(item: I, fallback: { readonly [key: string]: Plain } = {}) =>
  ({ kind: 'mapOf', item, fallback }) as const;
export const choice = <const V extends readonly string[]>(
  goType: string,
  values: V,
  fallback: V[number],
  parser: 'ParseInt' | 'ParseUint' = 'ParseInt',
) => ({ kind: 'choice', goType, values, fallback, parser }) as const;
