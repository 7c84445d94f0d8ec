import { BUILTINS } from './builtins.ts';
import { COMPARISONS } from './comparisons.ts';
import { DEFAULTS } from './defaults.ts';
import type { FunctionTable, TemplateFunction } from './define.ts';
import { DICTS } from './dicts.ts';
import { ENCODINGS } from './encodings.ts';
import { LISTS } from './lists.ts';
import { NUMBERS } from './numbers.ts';
import { PATHS } from './paths.ts';
import { REGEXES } from './regexes.ts';
import { RELEASE } from './release.ts';
import { STRINGS } from './strings.ts';
import { TYPES } from './types.ts';

/** Functions that Helm 4.1 knows and whose outcome is not modelled: random, of the moment, of the machine, or too rare. */
const UNSUPPORTED: ReadonlySet<string> = new Set(
  [
    'abbrev abbrevboth adler32sum ago b32dec bcrypt buildCustomCert camelcase date dateInZone dateModify date_in_zone date_modify',
    'decryptAES derivePassword duration durationRound encryptAES fromToml genCA genCAWithKey genPrivateKey genSelfSignedCert',
    'genSelfSignedCertWithKey genSignedCert genSignedCertWithKey htmlDate htmlDateInZone htpasswd initials kebabcase',
    'mustDateModify mustToDate must_date_modify now nospace osBase osClean osDir osExt osIsAbs randAlpha randAlphaNum randAscii',
    'randBytes randInt randNumeric semver semverCompare shuffle snakecase swapcase toDate toDecimal toToml toYamlPretty unixEpoch untitle',
    'urlJoin urlParse uuidv4 wrap wrapWith',
  ].flatMap((line) => line.split(' ')),
);

/** Sprig's functions come after Go's own and replace those of the same name, such as `slice`. */
const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map(
  [BUILTINS, COMPARISONS, STRINGS, LISTS, DICTS, NUMBERS, TYPES, DEFAULTS, ENCODINGS, REGEXES, PATHS, RELEASE].flatMap(
    (table: FunctionTable) => Object.entries(table),
  ),
);

/** Evaluated by the evaluator itself, since they skip arguments that do not matter. */
const SHORT_CIRCUIT: ReadonlySet<string> = new Set(['and', 'or']);

/** Whether Helm knows a function of this name. */
export function isFunction(name: string): boolean {
  return FUNCTIONS.has(name) || UNSUPPORTED.has(name) || SHORT_CIRCUIT.has(name);
}

/** The function, or undefined where it is known to Helm but not modelled. */
export function functionNamed(name: string): TemplateFunction | undefined {
  return FUNCTIONS.get(name);
}
