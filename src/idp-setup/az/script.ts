import { shellWord } from '../../generate/shell.ts';
import { CLI_REDIRECT_URI, consoleRedirectUri } from '../../idps/steps.ts';
import { flagName } from '../../questions/names.ts';
import type { SecretKey } from '../../questions/secret-questions.ts';
import { API_SCOPE, API_SCOPE_ID, chosenApiUri, needsOwnCliApp, registrationName, tenantOf } from '../entra.ts';
import { initCommand } from '../init-command.ts';
import { APP_NAMES, SERVER_NAME } from '../names.ts';
import type { IdpSetup } from '../setup.ts';
import { FUNCTIONS } from './functions.ts';
import { configureCli, configureFlyte } from './registrations.ts';

/** What the Azure CLI calls the clouds. */
const CLOUD_NAMES = { public: 'AzureCloud', 'us-gov': 'AzureUSGovernment', china: 'AzureChinaCloud' } as const;

const secretFile = (key: SecretKey): string => `flyte-${flagName(key)}`;

/** A bash script for the Azure CLI that makes or changes the app registrations, and prints how to go on. */
export const azScript = (setup: IdpSetup): string =>
  [header(setup), settings(setup), FUNCTIONS, login(setup), registrations(setup), secrets(setup), goOn(setup)].join('\n');

const header = ({ answers }: IdpSetup): string => `#!/usr/bin/env bash
# Microsoft Entra ID for Flyte at ${answers.url}, ${answers.authServer} authorization server.
#
# Needs the Azure CLI, and az login as somebody who may register applications. It can run again: it changes what it finds under
# the same name, and sets its redirect URIs to those below. Client secrets go into files in the current directory, for you alone.
set -euo pipefail
`;

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

const registrations = (setup: IdpSetup): string => flyteApp(setup) + (needsOwnCliApp(setup) ? `\n${cliApp(setup)}` : '');

function flyteApp(setup: IdpSetup): string {
  const api = setup.tokens !== undefined;
  return `APP=$(registration ${shellWord(registrationName(SERVER_NAME, setup))})
${api ? exposedScope(setup) : ''}${configureFlyte({ api, cli: api && !needsOwnCliApp(setup) })}service_principal "$APP"
`;
}

const cliApp = (setup: IdpSetup): string =>
  `# Entra does not tell ports of localhost apart: the two redirect URIs would collide in one registration.
CLI_APP=$(registration ${shellWord(registrationName(APP_NAMES.native, setup))})
${configureCli()}service_principal "$CLI_APP"
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

const secrets = ({ tokens }: IdpSetup): string =>
  [
    `client_secret "$APP" ${APP_NAMES.web} ${secretFile('oidcClientSecret')}\n`,
    ...(tokens === undefined ? [] : [`client_secret "$APP" ${APP_NAMES.service} ${secretFile('propellerClientSecret')}\n`]),
  ].join('');

/** Stands for the dollar of a variable until the rest is escaped; no answer can hold a control character. */
const DOLLAR = '\u0001';

/** Prints the call of init; the script puts in the ids. */
function goOn(setup: IdpSetup): string {
  const ids = {
    ...setup,
    assigned:
      setup.tokens === undefined
        ? ['oidcClientId' as const]
        : (['oidcClientId', 'flytectlClientId', 'propellerClientId'] as const),
  };
  const command = initCommand(ids, {
    id: (key) => `${DOLLAR}${key === 'flytectlClientId' && needsOwnCliApp(setup) ? 'CLI_APP' : 'APP'}`,
    secret: (key) => ({ file: secretFile(key) }),
  });
  return `cat <<DONE\n\nDone. Now:\n\n${command.replace(/[\\$`]/g, '\\$&').replaceAll(DOLLAR, '$')}\nDONE\n`;
}
