import { readsAsString } from './yaml-resolve.ts';

/** How a string is written: bare, in quotes, or as a block of lines. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

/** Characters that may not begin a plain scalar, whatever follows. */
const LEADING_INDICATOR = /^[#,[\]{}&*!|>'"%@`]/;
/** `? `, `: ` or `- ` at the start, `: ` anywhere, ` #` inside, or a document marker at the start. */
const BLOCK_INDICATOR = /^[-?:](?:[ \t\r\n\u0085\u2028\u2029]|$)|:(?:[ \t]|$)|[ \t\r\n\u0085\u2028\u2029]#|^---|^\.\.\./;
/** What go-yaml v2 does not take for printable: control characters, the BOM, non-characters and everything beyond the BMP. */
const SPECIAL = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const BREAK = /[\r\n\u0085\u2028\u2029]/;
const BREAK_BEFORE_SPACE = /[\r\n\u0085\u2028\u2029] /;
const SPACE_BEFORE_BREAK = / [\r\n\u0085\u2028\u2029]/;

/** The style in which go-yaml v2 writes a string (encode.go and emitterc.go). */
export function scalarStyle(text: string, simpleKey: boolean): ScalarStyle {
  const wanted = text.includes('\n') ? 'literal' : readsAsString(text) ? 'plain' : 'double';
  if (wanted === 'double' || (simpleKey && BREAK.test(text))) return 'double';
  if (SPECIAL.test(text) || SPACE_BEFORE_BREAK.test(text)) return 'double';
  if (wanted === 'literal') return text.endsWith(' ') ? 'double' : 'literal';
  if (canBePlain(text)) return 'plain';
  return BREAK_BEFORE_SPACE.test(text) ? 'double' : 'single';
}

function canBePlain(text: string): boolean {
  return !(LEADING_INDICATOR.test(text) || BLOCK_INDICATOR.test(text) || BREAK.test(text) || /^ | $/.test(text));
}
