import { decodeGoBase64 } from './go-base64.ts';
import { trimSpace } from './trim.ts';

/** What people put around a hash. */
export type Layer = 'white-space' | 'python-bytes' | 'quotes' | 'htpasswd' | 'base64' | 'base64url';

export interface Unwrapped {
  /** From the outside to the inside. */
  readonly layers: readonly Layer[];
  /** What is inside of the layers: a bcrypt hash or the remains of one. */
  readonly core: string;
}

/** Each removes one layer, or gives undefined where the text has no such layer; tried in this order. */
const PEELERS: readonly { readonly layer: Layer; readonly peel: (text: string) => string | undefined }[] = [
  { layer: 'white-space', peel: withoutBlanks },
  { layer: 'python-bytes', peel: (text) => /^b(['"])(.*)\1$/.exec(text)?.[2] },
  { layer: 'quotes', peel: (text) => /^(['"])(.*)\1$/.exec(text)?.[2] },
  { layer: 'htpasswd', peel: (text) => /^[^:$]*:(\$2.*)$/.exec(text)?.[1] },
  { layer: 'base64', peel: (text) => printable(decodeGoBase64(text)) },
  { layer: 'base64url', peel: (text) => printable(decodeGoBase64(toStandard(text))) },
];

const MOST_LAYERS = 6;
const LONGEST = 1024;

/** Looks for a bcrypt hash (or the start of one) inside of the text; undefined where there is none. */
export function unwrap(text: string): Unwrapped | undefined {
  const layers: Layer[] = [];
  let core = text;
  while (!core.startsWith('$2')) {
    const next = layers.length < MOST_LAYERS && core.length <= LONGEST ? peelOne(core) : undefined;
    if (!next) return undefined;
    layers.push(next.layer);
    core = next.inside;
  }
  return { layers, core };
}

function peelOne(text: string): { readonly layer: Layer; readonly inside: string } | undefined {
  for (const { layer, peel } of PEELERS) {
    const inside = peel(text);
    if (inside) return { layer, inside };
  }
  return undefined;
}

/** Trims; of what can only be base64, blanks in the middle go as well. */
function withoutBlanks(text: string): string | undefined {
  const bare = /^[\w+/=\-\s]*$/.test(text) ? text.replace(/\s/g, '') : trimSpace(text);
  return bare === text ? undefined : bare;
}

function printable(decoded: ReturnType<typeof decodeGoBase64>): string | undefined {
  if (!decoded.ok) return undefined;
  const text = Buffer.from(decoded.bytes).toString('latin1');
  return /^[\t\n\r -~]*$/.test(text) ? text : undefined;
}

/** base64url, or base64 without padding, in the form that Go would have wanted. */
function toStandard(text: string): string {
  const bare = text.replaceAll('=', '').replaceAll('-', '+').replaceAll('_', '/');
  return bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
}
