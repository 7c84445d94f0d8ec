import { HelmError } from '../../failure.ts';
import { encodeJson } from '../../go/json.ts';
import { parseJson } from '../../go/json-parse.ts';
import { type GoValue, goList, goMap, isGoList, isGoMap } from '../../go/value.ts';
import { encodeYaml } from '../../go/yaml-encode.ts';
import { TemplateUnsupportedError } from '../../unsupported.ts';
import { type FunctionTable, fixed, named } from './define.ts';
import { decodeYaml } from './yaml.ts';

/** Conversions between values and texts: sprig's crypto.go and strings.go, and Helm's own YAML and JSON functions. */
export const ENCODINGS: FunctionTable = {
  ...Object.fromEntries(
    ['sha1', 'sha256', 'sha512'].map((name) => [`${name}sum`, fixed(['string'], ([text]) => hash(name, text))]),
  ),
  b64enc: fixed(['string'], ([text]) => Buffer.from(text).toString('base64')),
  b64dec: fixed(['string'], ([text]) => decodeBase64(text)),
  b32enc: fixed(['string'], ([text]) => encodeBase32(Buffer.from(text))),
  ...named(
    ['toYaml', 'mustToYaml'],
    fixed(['any'], ([value]) => encodeYaml(value)),
  ),
  fromYaml: fixed(['string'], ([text]) => {
    const value = decodeYaml(text);
    return value === null ? goMap() : isGoMap(value) ? value : notModelled('fromYaml of something that is not a map');
  }),
  fromYamlArray: fixed(['string'], ([text]) => {
    const value = decodeYaml(text);
    return value === null ? goList([]) : isGoList(value) ? value : notModelled('fromYamlArray of something that is not a list');
  }),
  ...named(
    ['toJson', 'mustToJson'],
    fixed(['any'], ([value]) => encodeJson(value)),
  ),
  ...named(
    ['toRawJson', 'mustToRawJson'],
    fixed(['any'], ([value]) => encodeJson(value, false)),
  ),
  ...named(
    ['toPrettyJson', 'mustToPrettyJson'],
    fixed(['any'], ([value]) => prettyJson(value)),
  ),
  fromJson: fixed(['string'], ([text]) => {
    const value = parseJson(text);
    return value !== undefined && isGoMap(value) ? value : notModelled('fromJson of something that is not a JSON object');
  }),
  fromJsonArray: fixed(['string'], ([text]) => {
    const value = parseJson(text);
    return value !== undefined && isGoList(value) ? value : notModelled('fromJsonArray of something that is not a JSON list');
  }),
  mustFromJson: fixed(['string'], ([text]) => {
    const value = parseJson(text);
    if (value === undefined) throw new HelmError('invalid JSON');
    return value;
  }),
};

function notModelled(what: string): never {
  throw new TemplateUnsupportedError(what);
}

function hash(algorithm: string, text: string): string {
  // Loaded here, because hardly any values ask for it.
  return process.getBuiltinModule('node:crypto').createHash(algorithm).update(text).digest('hex');
}

/** Go's StdEncoding: padded, line breaks ignored; sprig gives the words of the error as the result. */
function decodeBase64(text: string): string {
  const data = text.replace(/[\r\n]/g, '');
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) return notModelled('b64dec of something that is not base64');
  const bytes = Buffer.from(data, 'base64');
  const decoded = bytes.toString();
  return bytes.equals(Buffer.from(decoded)) ? decoded : notModelled('b64dec of bytes that are not text');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function encodeBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digits = (bits.match(/.{1,5}/g) ?? []).map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
  return digits.padEnd(Math.ceil(digits.length / 8) * 8, '=');
}

function prettyJson(value: GoValue): string {
  const compact = encodeJson(value);
  const isEmpty = compact === '{}' || compact === '[]';
  return isEmpty ? compact : indentJson(compact);
}

/** Indents JSON by two blanks as Go's MarshalIndent does, without touching the texts inside. */
function indentJson(compact: string): string {
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  return compact.replace(/"(?:[^"\\]|\\.)*"|\{\}|\[\]|[[\]{},:]/g, (token) => {
    if (token === '{' || token === '[') {
      depth++;
      return token + line();
    }
    if (token === '}' || token === ']') {
      depth--;
      return line() + token;
    }
    if (token === ',') return token + line();
    return token === ':' ? ': ' : token;
  });
}
