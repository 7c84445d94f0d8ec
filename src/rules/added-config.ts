import type { Sourced } from '../core/origin.ts';
import type { LoadedProcess } from '../flyte/model.ts';
import { isOwn } from './values.ts';

/**
 * Configuration outside of the values that may say something about authentication: files that the user adds to the chart's. flyte-core's
 * storage Secret is about storage, and the file that flyte-sandbox adds is empty as it comes.
 */
export const addedConfig = ({ unknownConfig }: LoadedProcess): readonly Sourced<string>[] =>
  unknownConfig.filter((name) => isOwn(name) && isInline(name));

const isInline = ({ origin }: Sourced<string>): boolean => 'path' in origin && String(origin.path.at(-1)).startsWith('inline');
