import { type BcryptFlaw, type BcryptText, parseBcrypt } from './bcrypt-text.ts';
import { decodeGoBase64 } from './go-base64.ts';
import { isPlaceholder, otherScheme } from './look-alikes.ts';
import { trimSpace } from './trim.ts';
import { type Layer, type Unwrapped, unwrap } from './unwrap.ts';

interface Fit {
  /** The hash itself. */
  readonly bcrypt: string;
  readonly prefix: string;
  readonly cost: number;
  /** How Flyte wants it: base64 of the hash, 80 characters. */
  readonly flyteForm: string;
}

interface Misfit {
  /** Where Go's base64 decoder gives up, so that Flyte does not start; undefined where Flyte starts and refuses every login. */
  readonly illegalByte: number | undefined;
}

/** What a text in the place of a hash (`client_secret` of a static client, `clientSecretHash`) is for Flyte. */
export type HashForm =
  /** base64 of a bcrypt hash: what Flyte wants. `surplus` bytes behind the hash do no harm. */
  | ({ readonly kind: 'flyte'; readonly surplus: number } & Fit)
  | ({ readonly kind: WrappedKind } & Fit & Misfit)
  /** The start of a bcrypt hash. */
  | ({ readonly kind: 'truncated'; readonly length: number } & Misfit)
  | ({ readonly kind: 'malformed-bcrypt'; readonly flaw: BcryptFlaw } & Misfit)
  /** A hash of another scheme, for example `SHA-256 in hex` or `argon2`. */
  | ({ readonly kind: 'other-scheme'; readonly scheme: string } & Misfit)
  | ({ readonly kind: 'placeholder' } & Misfit)
  | ({ readonly kind: 'empty' } & Misfit)
  | { readonly kind: 'not-base64'; readonly illegalByte: number }
  /** base64 of so many bytes that are no hash, for example of the secret itself. */
  | { readonly kind: 'base64-of-other'; readonly length: number; readonly illegalByte: undefined };

/** A good bcrypt hash in a form that Flyte cannot use. */
export type WrappedKind =
  | 'raw-bcrypt'
  /** What Python prints for bytes: `b'…'`. */
  | 'python-bytes'
  | 'double-base64'
  /** A line of htpasswd: `user:$2y$…`. */
  | 'htpasswd'
  | 'base64-of-htpasswd'
  /** base64 with `-` and `_`, or without its padding. */
  | 'base64url'
  | 'quoted'
  /** Blanks or tabs in or around the base64. */
  | 'white-space'
  /** Several of these at once. */
  | 'wrapped';

export type HashKind = HashForm['kind'];

/** Says what a text in the place of a hash is; pure, and quick whatever the text. */
export function inspectHash(text: string): HashForm {
  const decoded = decodeGoBase64(text);
  if (decoded.ok) {
    const bytes = Buffer.from(decoded.bytes).toString('latin1');
    const parsed = parseBcrypt(bytes);
    if (parsed.ok) return { kind: 'flyte', surplus: bytes.length - parsed.hash.text.length, ...detailsOf(parsed.hash) };
  }
  const illegalByte = decoded.ok ? undefined : decoded.illegalByte;
  const unwrapped = unwrap(text);
  if (unwrapped) return inspectUnwrapped(unwrapped, illegalByte);
  return inspectOther(text, decoded.ok ? decoded.bytes.length : 0, illegalByte);
}

/** base64 of a bcrypt hash, in one line: the form that Flyte reads. */
export const toFlyteForm = (bcrypt: string): string => Buffer.from(bcrypt, 'latin1').toString('base64');

function detailsOf(hash: BcryptText): Fit {
  return { bcrypt: hash.text, prefix: hash.prefix, cost: hash.cost, flyteForm: toFlyteForm(hash.text) };
}

function inspectUnwrapped({ layers, core }: Unwrapped, illegalByte: number | undefined): HashForm {
  const parsed = parseBcrypt(core);
  if (parsed.ok) return { kind: wrappedKind(layers), ...detailsOf(parsed.hash), illegalByte };
  if (parsed.flaw === 'short') return { kind: 'truncated', length: core.length, illegalByte };
  return { kind: 'malformed-bcrypt', flaw: parsed.flaw, illegalByte };
}

function wrappedKind(layers: readonly Layer[]): WrappedKind {
  const solid = layers.filter((layer) => layer !== 'white-space').join('+');
  return WRAPPED_KINDS[solid] ?? 'wrapped';
}

/** By the layers around the hash, from the outside to the inside. */
const WRAPPED_KINDS: Readonly<Record<string, WrappedKind>> = {
  '': 'raw-bcrypt',
  // Flyte would have taken it, but for white space.
  base64: 'white-space',
  'base64+base64': 'double-base64',
  base64url: 'base64url',
  'python-bytes': 'python-bytes',
  'python-bytes+base64': 'python-bytes',
  htpasswd: 'htpasswd',
  'base64+htpasswd': 'base64-of-htpasswd',
  quotes: 'quoted',
  'quotes+base64': 'quoted',
};

function inspectOther(text: string, decodedLength: number, illegalByte: number | undefined): HashForm {
  const trimmed = trimSpace(text);
  if (trimmed === '') return { kind: 'empty', illegalByte };
  if (isPlaceholder(trimmed)) return { kind: 'placeholder', illegalByte };
  const scheme = otherScheme(trimmed);
  if (scheme !== undefined) return { kind: 'other-scheme', scheme, illegalByte };
  if (illegalByte !== undefined) return { kind: 'not-base64', illegalByte };
  return { kind: 'base64-of-other', length: decodedLength, illegalByte };
}
