import { isLocalHost } from '../../rules/hosts.ts';
import type { Secret } from '../../secrets/secret.ts';
import { type Check, fail, pass, skip } from '../check.ts';
import { jsonObject } from '../json.ts';
import { get } from '../net/http.ts';
import type { Site } from './site.ts';

interface Shown {
  readonly site: Site;
  readonly token: Secret;
}

/** The last word is with flyteadmin itself. */
export const tokenCheck: Check<Shown> = {
  id: 'flyte-token',
  title: 'shown to Flyte',
  async run({ site: { url, net, expected }, token }) {
    if (url.startsWith('http:') && !isLocalHost(url)) return skip('a token is not sent over plain http');
    const header = expected?.auth.httpAuthorizationHeader.value || 'authorization';
    const { status, text } = await get(`${url}/me`, { accept: 'application/json', [header]: `Bearer ${token.reveal()}` }, net);
    if (status === 200 && jsonObject(text) !== undefined) return pass('flyteadmin accepts it');
    return fail(
      `flyteadmin refuses it (${status})`,
      'where the checks before this one pass, the values are not what runs; the log of flyteadmin has the exact words',
    );
  },
};
