import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** RFC 3986 as far as a URL of these files can break it: blanks, braces, quotes, angle brackets. */
const isUriReference = (text: string): boolean => /^[^\s{}<>"|\\^`]*$/.test(text);

/** A schema ready to use; unknown keywords and formats, and types that fit nowhere, are mistakes of the schema itself. */
export function compiled(schema: object): ValidateFunction {
  const formats = { 'uri-reference': isUriReference, uri: (text: string) => URL.canParse(text) };
  return new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, allErrors: true, formats }).compile(schema);
}
