import { quotedList } from '../../core/quote.ts';
import { textsOf } from '../../rules/values.ts';
import { fail, type Outcome, pass, quoted, skip } from '../check.ts';
import { textIn } from '../json.ts';
import { post } from '../net/http.ts';
import { errorWords } from '../oauth-error.ts';
import { contentOf, documentIn, type Idp, type IdpCheck } from './idp.ts';

/** Where people need the device flow, a code is asked for as they do; nobody enters it, so that it expires. */
export const deviceCheck: IdpCheck = {
  id: 'idp-device',
  title: 'DeviceFlow',
  async run(idp) {
    const { metadata, deviceFlow } = idp;
    const endpoint = metadata && textIn(await contentOf(metadata), 'device_authorization_endpoint');
    if (endpoint === undefined) return withoutEndpoint(idp);
    return deviceFlow ? askForCode(idp, endpoint) : pass('device_authorization_endpoint');
  },
};

function withoutEndpoint({ expected, deviceFlow }: Idp): Outcome {
  const isSelf = expected.mode === 'Self';
  const who = isSelf ? "Flyte's own authorization server" : 'the authorization server';
  if (!deviceFlow) return skip(`${who} has none, and nobody was said to need it (--device-flow)`);
  return fail(
    `${who} has no device_authorization_endpoint`,
    isSelf ? 'use ClientSecret, or an external authorization server' : 'switch the device grant on at the provider',
    { rule: 'cli-config-device-flow' },
  );
}

/** flytectl and pyflyte send these and no code challenge (RFC 8628, section 3.1). */
async function askForCode({ expected, net }: Idp, endpoint: string): Promise<Outcome> {
  const { clientId, scopes, audience } = expected.auth.appAuth.thirdPartyConfig.flyteClient;
  const form = new URLSearchParams({ client_id: clientId.value, scope: textsOf(scopes).join(' ') });
  if (audience.value !== '') form.set('audience', audience.value);
  const reply = await post(endpoint, form, { accept: 'application/json' }, net);
  const who = quoted(clientId.value);
  if (textIn(documentIn(reply), 'device_code') !== undefined) return pass(`${who} gets a code`);
  return fail(
    `${who} gets no code: ${quotedList(errorWords(reply))}`,
    'allow the client the device grant, without PKCE (Keycloak: OAuth 2.0 Device Authorization Grant on, PKCE Method empty)',
    { rule: 'cli-config-device-flow' },
  );
}
