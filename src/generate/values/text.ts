import { parseDocument } from 'yaml';
import { yamlString } from '../../core/yaml-string.ts';

/** A text as it has to be written where Helm's `tpl` reads it: braces that would begin a template are printed by one. */
export const tplText = (text: string): string => text.replaceAll('{{', '{{`{{`}}');

/** `tplText` for lists. */
export const tplTexts = (texts: readonly string[]): readonly string[] => texts.map(tplText);

/**
 * A text as it has to be written where a chart prints it without quotes (flyte-binary: `internal.clientId`, `internal.audience`):
 * it brings its own quotes where the printed line would else be read as a number, a boolean or not at all.
 */
export const bareText = (text: string): string => (survivesBare(text) ? text : yamlString(text));

/** YAML 1.1 and 1.2 differ in what they take for text. */
const survivesBare = (text: string): boolean => (['1.1', '1.2'] as const).every((version) => readsAs(text, version));

function readsAs(text: string, version: '1.1' | '1.2'): boolean {
  const document = parseDocument(`key: ${text}`, { version, logLevel: 'silent' });
  return document.errors.length === 0 && document.get('key') === text;
}
