import type { Origin, Sourced } from '../core/origin.ts';
import { at } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';

/** Whether the user wrote it, in a file or as a flag. */
export const isOwn = ({ origin }: { readonly origin: Origin }): boolean => origin.from === 'file' || origin.from === 'flag';

/** `<something>`, or the words of templates that were never filled in. */
const UNFILLED = /<[^<>]*>|%3C.*%3E|^(change|replace)[-_ ]?(me|this)$|^your[-_ ]|^(todo|tbd|fixme|x{3,})$/i;
/** What envsubst, a CI system or a templating tool would have to replace before Helm sees it. */
const VARIABLE = /\$\{[^}]*\}|\{\{.*\}\}|^\$\(|^@@.*@@$|^__[A-Z_]+__$/;

/** Whether a text stands for a value that somebody or something still has to fill in; nothing else can be said of it. */
export const isUnfilled = (text: string): boolean => isBlankForm(text) || isVariable(text);
export const isBlankForm = (text: string): boolean => UNFILLED.test(text);
export const isVariable = (text: string): boolean => VARIABLE.test(text);
/** Secrets may hold any characters; only one that is nothing but a variable is one. */
export const isSecretVariable = (text: string): boolean => /^(\$\{[^}]*\}|\$[A-Z_]+|\{\{.*\}\}|\$\(.*\))$/.test(text.trim());

export const isFilledIn = ({ value }: Sourced<string>): boolean => value !== '' && !isUnfilled(value);

/** The scalar that stands in the user's values at an origin, as text; undefined for anything else. */
export function writtenText(model: ReleaseModel, origin: Origin): string | undefined {
  if (origin.from !== 'file' && origin.from !== 'flag') return undefined;
  const node = at(model.userValues, origin.path);
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

export const textsOf = (list: Sourced<readonly Sourced<string>[]>): readonly string[] => list.value.map(({ value }) => value);
