import type { Origin, Sourced } from '../core/origin.ts';
import { at } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';

/** Whether the user wrote it, in a file or as a flag. */
export const isOwn = ({ origin }: { readonly origin: Origin }): boolean => origin.from === 'file' || origin.from === 'flag';

/** `<something>`, or the words of templates that were never filled in. */
const UNFILLED = /<(?!path:)[^<>]*>|%3C.*%3E|^(change|replace)[-_ ]?(me|this)$|^your[-_ ]|^(todo|tbd|fixme|x{3,})$/i;
/** What envsubst, a CI system or a templating tool would have to replace before Helm sees it. */
const VARIABLE = /\$\{[^}]*\}|\{\{.*\}\}|^\$\(|^@@.*@@$/;
/** Values that SOPS encrypts, and references that vals, vault plugins of Argo CD, Bank-Vaults, 1Password or a pipeline resolve. */
const REFERENCE =
  /^(ENC\[\w+,|(secret)?ref\+\w+:\/\/|<path:[^<>]+>$|vault:[\w/.-]+#|op:\/\/)|^__[A-Z_]+__$|^#\{[^{}]+\}#?$|^%[A-Z_]+%$/;

/** Whether a text stands for a value that somebody or something still has to fill in; nothing else can be said of it. */
export const isUnfilled = (text: string): boolean => isBlankForm(text) || isVariable(text);
export const isBlankForm = (text: string): boolean => isShort(text) && UNFILLED.test(text);
export const isVariable = (text: string): boolean => isShort(text) && (VARIABLE.test(text) || REFERENCE.test(text));
/** A variable that cannot be meant for Helm. */
export const isFilledLater = (text: string): boolean => isVariable(text) && !text.includes('{{');
/** Secrets may hold any characters; only one that is nothing but a variable is one. */
export const isSecretVariable = (text: string): boolean =>
  isShort(text) && (/^(\$\{[^}]*\}|\$[A-Z_]+|\{\{.*\}\}|\$\(.*\))$/.test(text.trim()) || REFERENCE.test(text.trim()));
/** Nobody leaves more open than a few lines, and the patterns above take their time for text that was made to be long. */
const isShort = (text: string): boolean => text.length <= 5000;

export const isFilledIn = ({ value }: Sourced<string>): boolean => value !== '' && !isUnfilled(value);

/** The scalar that stands in the user's values at an origin, as text; undefined for anything else. */
export function writtenText(model: ReleaseModel, origin: Origin): string | undefined {
  if (origin.from !== 'file' && origin.from !== 'flag') return undefined;
  const node = at(model.userValues, origin.path);
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

export const textsOf = (list: Sourced<readonly Sourced<string>[]>): readonly string[] => list.value.map(({ value }) => value);
