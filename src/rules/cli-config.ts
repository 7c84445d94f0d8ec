import type { Place } from '../core/diagnostic.ts';
import type { ClientFile } from '../flyte/client.ts';
import type { AdminConfig } from '../flyte/config.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { filePlace, nearest, placeOf } from './place.ts';
import type { At } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';

/** A client file, and the release that it is for where that is known. */
export interface ReadClient {
  readonly client: ClientFile;
  readonly model: ReleaseModel | undefined;
}

/** Whether the file has the section that both clients read. */
export const hasAdmin = ({ client }: ReadClient): boolean =>
  [...client.root.entries.keys()].some((key) => key.toLowerCase() === 'admin');

/** What flytectl makes of the file. */
export const adminOf = ({ client }: ReadClient): AdminConfig => client.flytectl.admin;

/** The authentication of the release that the client is for; undefined where no values were given, or none that set it up. */
export const serverSetup = ({ model }: ReadClient): Setup | undefined => model && setupOf(model);

/** Whether nobody has to log in at all: values were given, and they set up no authentication. */
export const isOpen = (subject: ReadClient): boolean => subject.model !== undefined && serverSetup(subject) === undefined;

/** Places of findings: in the client file, or in the values of the release. */
export function placeInClient({ client, model }: ReadClient, at: At, on: 'key' | 'value' = 'value'): Place | undefined {
  if ('missing' in at) return nearest(client.root, at.missing);
  const origin = 'origin' in at ? at.origin : at;
  if (origin.from === 'file' && origin.file === client.source.name) return filePlace(origin, on);
  return model && placeOf(model, at, on);
}
