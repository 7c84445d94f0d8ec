import type { YAMLError } from 'yaml';
import type { YamlProblem } from './problems.ts';

/** What the library says (code and words) and what the user reads; `$1` is the first group. */
const WORDING: readonly (readonly [RegExp, string])[] = [
  [/^BLOCK_AS_IMPLICIT_KEY Nested/, 'a value must not hold ": ". put it in quotes, or check how the lines below are indented'],
  [/^BLOCK_AS_IMPLICIT_KEY/, 'a list item stands among keys. indent the list under its key'],
  [/^MULTILINE_IMPLICIT_KEY/, 'a key without a colon and a blank behind it, or a line that is indented wrongly'],
  [/^MISSING_CHAR Implicit map keys/, 'a key without a value. write "key: value", or put the text in quotes'],
  [/^MISSING_CHAR Missing , /, 'a comma is missing between brackets or braces'],
  [/^MISSING_CHAR Comments/, 'a comment needs a blank before the "#"'],
  [/^MISSING_CHAR Tags and anchors/, 'a blank is missing behind a tag or an anchor'],
  [/^MISSING_CHAR Block scalars/, 'the first lines of a text block are indented deeper than the others'],
  [/^MISSING_CHAR Sequence item/, 'a list item without a "-" before it'],
  [/^BAD_INDENT All mapping/, 'this line is not indented like the other keys of its map'],
  [/^BAD_INDENT All sequence/, 'this line is not indented like the other items of its list'],
  [
    /^BAD_DQ_ESCAPE Invalid escape sequence (\S+)/,
    'the escape "$1" does not exist. use single quotes, or write the backslash twice',
  ],
  [/^BAD_SCALAR_START .*(.)$/, 'a value must not start with "$1". put it in quotes'],
  [/^BLOCK_IN_FLOW/, 'between brackets or braces, a comma is missing or a value needs quotes'],
  [/^UNEXPECTED_TOKEN .* on same line with key/, 'a list must not start behind its key. put it on a line of its own'],
  [/^UNEXPECTED_TOKEN Unexpected , /, 'a comma with no value before it'],
  [/^UNEXPECTED_TOKEN (Not a YAML token|Block scalar header)/, 'behind "|" or ">", only a comment may stand on the same line'],
  [/^UNEXPECTED_TOKEN Unexpected .* (at node end|token)/, 'text behind the end of a value. put the whole value in quotes'],
  [/^MULTIPLE_(ANCHORS|TAGS)/, 'a value may have one anchor and one tag only'],
  [/^ALIAS_PROPS/, 'an alias must not have an anchor or a tag of its own'],
  [/^TAB_AS_INDENT/, 'a tab must not be used for indentation. use spaces'],
  [/^KEY_OVER_1024_CHARS/, 'a key must not be longer than 1024 characters'],
  [/^TAG_RESOLVE_FAILED .*: (\S+)/, 'the tag "$1" is unknown'],
];

/** An error of the library in words for people who do not know the grammar of YAML. */
export function problemOf(error: YAMLError): YamlProblem {
  const said = `${error.code} ${error.message}`;
  const known = WORDING.find(([form]) => form.test(said));
  const [start, end] = error.pos;
  const message =
    known?.[1].replace('$1', known[0].exec(said)?.[1] ?? '') ?? error.message.charAt(0).toLowerCase() + error.message.slice(1);
  return { message, span: { start, end } };
}
