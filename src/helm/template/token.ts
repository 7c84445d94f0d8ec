/** Words that are no functions. */
export const KEYWORDS = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
] as const;
/** One of the words that structure a template. */
export type Keyword = (typeof KEYWORDS)[number];

/** What a token is; keywords are types of their own. */
export type TokenType =
  | Keyword
  | 'text'
  | 'left delimiter'
  | 'right delimiter'
  | 'space'
  | 'identifier'
  | 'field'
  | 'variable'
  | 'dot'
  | 'bool'
  | 'number'
  | 'complex'
  | 'character constant'
  | 'string'
  | 'raw string'
  | '('
  | ')'
  | '|'
  | ':='
  | '='
  | 'other'
  | 'EOF'
  | 'error';

/** A piece of a template; `position` is an offset into its text, `line` is counted from 1. The text of an error is its message. */
export interface Token {
  readonly type: TokenType;
  readonly text: string;
  readonly position: number;
  readonly line: number;
}
