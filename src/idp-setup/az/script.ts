import { shellWord } from '../../core/shell.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import { flagName } from '../../questions/names.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import {
  API_SCOPE,
  API_SCOPE_ID,
  chosenApiUri,
  collides,
  hasOwnCliApp,
  hasOwnServiceApp,
  ownIdOf,
  registrationName,
  tenantOf,
} from '../entra.ts';
import { clientIdsOf, initCommand, secretsOf } from '../init-command.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { AssignedKey, IdpSetup } from '../setup.ts';
import { FUNCTIONS } from './functions.ts';
import { configureCli, configureFlyte, configureService } from './registrations.ts';

/** What the Azure CLI calls the clouds. */
const CLOUD_NAMES = { public: 'AzureCloud', 'us-gov': 'AzureUSGovernment', china: 'AzureChinaCloud' } as const;

const secretFile = (key: SecretKey): string => `flyte-${flagName(key)}`;

/** A bash script for the Azure CLI that makes or changes the app registrations, and prints how to go on. */
export const azScript = (setup: IdpSetup): string =>
  [header(setup), settings(setup), FUNCTIONS, login(setup), registrations(setup), secrets(setup), goOn(setup)]
    .filter((part) => part !== '')
    .join('\n');

const header = ({ answers, values }: IdpSetup): string => `#!/usr/bin/env bash
# Microsoft Entra ID for Flyte at ${answers.url}, ${answers.authServer} authorization server.
#
# Needs the Azure CLI, and az login as somebody who may register applications. It can run again: it changes what it finds under
# the same name or a client id that was given, and sets its redirect URIs to those below.${values === undefined ? SECRETS_IN_FILES : ''}
set -euo pipefail
`;

const SECRETS_IN_FILES = ' Client secrets go into files in the\n# current directory, for you alone.';

function settings(setup: IdpSetup): string {
  const cli = setup.tokens === undefined ? undefined : CLI_REDIRECT_URI;
  const variables = {
    TENANT: tenantOf(setup),
    CLOUD: CLOUD_NAMES[setup.draft.cloud ?? 'public'],
    WEB_REDIRECT: consoleRedirectUri(setup.answers.url),
    CLI_REDIRECT: cli,
  };
  return Object.entries(variables)
    .map(([name, value]) => (value === undefined ? '' : `${name}=${shellWord(value)}\n`))
    .join('');
}

/** Stops before anything is made in another place than was meant. */
function login(setup: IdpSetup): string {
  const tenant = `[ "$(az account show --query tenantId --output tsv)" = "$TENANT" ] || die "wrong tenant: az login --tenant $TENANT"\n`;
  return `[ "$(az cloud show --query name --output tsv)" = "$CLOUD" ] || die "wrong cloud: az cloud set --name $CLOUD"
${tenantOf(setup) === undefined ? '' : tenant}GRAPH=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)
GRAPH=\${GRAPH%/}
`;
}

const registrations = (setup: IdpSetup): string =>
  [
    flyteApp(setup),
    ...(hasOwnCliApp(setup) ? [cliApp(setup)] : []),
    ...(hasOwnServiceApp(setup) ? [serviceApp(setup)] : []),
  ].join('\n');

/** The client id of a registration: the one that was given, or what is found under its name. */
const idWord = (name: Parameters<typeof registrationName>[0], setup: IdpSetup, id: string | undefined): string =>
  id === undefined ? `$(registration ${shellWord(registrationName(name, setup))})` : shellWord(id);

function flyteApp(setup: IdpSetup): string {
  const api = setup.tokens !== undefined;
  return `APP=${idWord(SERVER_NAME, setup, setup.draft.oidcClientId)}
${api ? exposedScope(setup) : ''}${configureFlyte({ api, cli: api && !hasOwnCliApp(setup) })}service_principal "$APP"
`;
}

const cliApp = (setup: IdpSetup): string =>
  `${collides(setup) ? COLLISION : ''}CLI_APP=${idWord(APP_NAMES.native, setup, ownIdOf(setup, 'flytectlClientId'))}
${configureCli()}service_principal "$CLI_APP"
`;

const COLLISION = '# Entra does not tell ports of localhost apart: the two redirect URIs would collide in one registration.\n';

const serviceApp = (setup: IdpSetup): string =>
  `SERVICE_APP=${idWord(APP_NAMES.service, setup, ownIdOf(setup, 'propellerClientId'))}
${configureService()}service_principal "$SERVICE_APP"
`;

/** The scope keeps its id where it is exposed already: Entra does not let go of a scope in use. */
const exposedScope = (setup: IdpSetup): string => `API_URI=${uriWord(setup)}
SCOPE_ID=$(retry az ad app show --id "$APP" --query "api.oauth2PermissionScopes[?value=='${API_SCOPE}'].id" --output tsv)
SCOPE_ID=\${SCOPE_ID:-${API_SCOPE_ID}}
`;

/** The URI goes into JSON, so that it is escaped for it. */
function uriWord(setup: IdpSetup): string {
  const chosen = chosenApiUri(setup);
  return chosen === undefined ? 'api://$APP' : shellWord(JSON.stringify(chosen).slice(1, -1));
}

/** Where the values are written, Flyte has its secrets already. */
const secrets = (setup: IdpSetup): string =>
  setup.values === undefined
    ? secretsOf(setup)
        .map((key) => `client_secret "$${appOf(key, setup)}" ${OWNERS[key]} ${secretFile(key)}\n`)
        .join('')
    : '';

const OWNERS: Readonly<Record<SecretKey, string>> = {
  oidcClientSecret: APP_NAMES.web,
  propellerClientSecret: APP_NAMES.service,
};

/** The variable of the script that holds the id of a client's registration. */
function appOf(key: AssignedKey | SecretKey, setup: IdpSetup): string {
  if (key === 'flytectlClientId') return hasOwnCliApp(setup) ? 'CLI_APP' : 'APP';
  const isService = key === 'propellerClientId' || key === 'propellerClientSecret';
  return isService && hasOwnServiceApp(setup) ? 'SERVICE_APP' : 'APP';
}

/** Stands for the dollar of a variable until the rest is escaped; no answer can hold a control character. */
const DOLLAR = '\u0001';

/** Says how to go on: by a call of init with the ids that the script puts in, unless the values are written. */
function goOn(setup: IdpSetup): string {
  if (setup.values !== undefined) return `printf '\\nDone. The values of Flyte are in %s.\\n' ${shellWord(setup.values)}\n`;
  const command = initCommand(
    { ...setup, assigned: clientIdsOf(setup) },
    {
      id: (key) => `${DOLLAR}${appOf(key, setup)}`,
      secret: (key) => ({ file: secretFile(key) }),
    },
  );
  return `cat <<DONE\n\nDone. Now:\n\n${command.replace(/[\\$`]/g, '\\$&').replaceAll(DOLLAR, '$')}\nDONE\n`;
}
