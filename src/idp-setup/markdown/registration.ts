import type { RegisteredApp, RegistrationStep } from '../../idps/profile.ts';
import { registrationName } from '../entra.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { ClientKey, IdpSetup } from '../setup.ts';
import { NOTES } from './notes.ts';
import { code, list, setting, table } from './text.ts';

type Row = readonly [name: string, value: string];

/** One step at the provider: the way to it, its settings, and what they alone do not tell. */
export function registration(setup: IdpSetup, { app, title, where, settings }: RegistrationStep): string {
  const { profile, answers } = setup;
  const rows = [...identity(setup, app), ...settings.map(({ name, value }): Row => [name, setting(value)])];
  const notes = NOTES[profile.id].filter((note) => note.app === app && (note.mode ?? answers.authServer) === answers.authServer);
  return [
    title,
    ...(where === undefined ? [] : [`At ${profile.label}: ${where}`]),
    table(['Setting', 'Value'], rows),
    ...(notes.length > 0 ? [list(notes.map(({ text }) => text))] : []),
  ].join('\n\n');
}

/** The answer that is the id of a registered app. */
const ID_OF: Readonly<Partial<Record<RegisteredApp, ClientKey>>> = {
  web: 'oidcClientId',
  native: 'flytectlClientId',
  service: 'propellerClientId',
};

/** What to call the thing, or the id of the client where that was given; at Keycloak the settings have it. */
function identity(setup: IdpSetup, app: RegisteredApp): readonly Row[] {
  const { profile, draft } = setup;
  const key = ID_OF[app];
  const id = key && draft[key];
  if (profile.id === 'keycloak') return [];
  if (id !== undefined) return [['Client ID', code(id)]];
  const name = nameOf(setup, app);
  return name === undefined ? [] : [['Name', code(name)]];
}

function nameOf(setup: IdpSetup, app: RegisteredApp): string | undefined {
  const { profile, draft } = setup;
  if (profile.id === 'azure-ad') return app === 'web' ? registrationName(SERVER_NAME, setup) : undefined;
  if (app !== 'server' && app !== 'policy') return APP_NAMES[app];
  const isThere = profile.id === 'oidc' || (app === 'server' && draft.oktaAuthServer !== undefined);
  return isThere ? undefined : SERVER_NAME;
}
