import { createServer, type IncomingMessage } from 'node:http';
import { text as readAll } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { runMain } from '../support/run.ts';
import { type IdpOptions, PROPELLER_SECRET, startIdp } from './support/idp.ts';
import { listen } from './support/listen.ts';
import { externalValues } from './support/values.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const SECRETS = [PROPELLER_SECRET, `${PROPELLER_SECRET}${'x'.repeat(60)}`, `${PROPELLER_SECRET}"\\ü% +`];

/** How a secret can be written without being hidden. */
const formsOf = (secret: string): readonly string[] => [
  'not-a-real-secret',
  Buffer.from(`flytepropeller:${secret}`).toString('base64').slice(0, -4),
  Buffer.from(`flytepropeller:${encodeURIComponent(secret)}`)
    .toString('base64')
    .slice(0, -4),
  Buffer.from(secret).toString('base64').slice(0, -4),
];

/** What a server repeats of a request. */
const REPEATED: Readonly<Record<string, (secret: string, login: string) => string>> = {
  'as it is': (secret) => secret,
  'as it came in the form': (secret) => new URLSearchParams({ s: secret }).toString(),
  'as in a URL': encodeURIComponent,
  'as it came in the header': (_, login) => login,
  'in base64': btoaUtf8,
};

function btoaUtf8(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Everything that a call prints, in both formats. */
async function printed(argv: readonly string[], values: string, secret: string): Promise<string> {
  const env = { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: secret };
  const runs = [[], ['--format', 'json']].map((format) =>
    runMain([...argv, '-f', '-', '--client-credentials', ...format], { stdin: values, env, now: new Date() }),
  );
  return (await Promise.all(runs)).map(({ stdout, stderr }) => stdout + stderr).join('');
}

describe('a token endpoint that repeats the secret does not bring it to light', () => {
  test.each(Object.keys(REPEATED).flatMap((how) => SECRETS.map((secret) => [how, secret] as const)))(
    '%s: %s',
    async (how, secret) => {
      let login = '';
      const before: IdpOptions['before'] = (request, response) => {
        if (request.method !== 'POST') return false;
        login = request.headers.authorization ?? login;
        const repeated = REPEATED[how]?.(secret, login);
        response.writeHead(400).end(JSON.stringify({ error: 'invalid_client', error_description: `bad: ${repeated}` }));
        return true;
      };
      const idp = await startIdp({ before });
      open.push(idp);
      const text = await printed(['token'], externalValues({ issuer: idp.issuer }), secret);
      expect(text).toContain('"bad: ');
      expect(text).toContain('[secret]');
      for (const form of formsOf(secret)) expect(text).not.toContain(form);
    },
  );
});

/** The request as a text, its body included. */
const told = async (request: IncomingMessage): Promise<string> =>
  JSON.stringify([request.url, request.headers, await readAll(request)]);

/** Answers that repeat the whole request, in each place that something is read from. */
const ANSWERS: Readonly<
  Record<string, (request: string) => readonly [status: number, headers: Record<string, string>, body: string]>
> = {
  'an error of the gateway': (request) => [401, {}, JSON.stringify({ code: 16, message: request, error: request })],
  'a page': (request) => [200, { 'content-type': 'text/html' }, request],
  'a document': (request) => [200, {}, JSON.stringify({ token_endpoint: request, client_id: request, scopes: [request] })],
  'a redirect': (request) => [302, { location: `/x?${new URLSearchParams({ client_id: request, redirect_uri: request })}` }, ''],
};

describe('a Flyte that repeats what it is sent', () => {
  test.each(Object.keys(ANSWERS))('in %s', async (how) => {
    const seen: string[] = [];
    const flyte = await listen(
      createServer(async (request, response) => {
        const text = await told(request);
        seen.push(text);
        const [status, headers, body] = ANSWERS[how]?.(text) ?? [500, {}, ''];
        response.writeHead(status, headers).end(body);
      }),
    );
    const idp = await startIdp({ claims: (claims) => Object.assign(claims, { scp: ['all'] }) });
    open.push(flyte, idp);
    const url = `http://localhost:${flyte.port}`;
    const text = await printed(['doctor', '--url', url], externalValues({ issuer: idp.issuer, url }), PROPELLER_SECRET);
    const [, token = ''] = /Bearer ([\w.-]+)/.exec(seen.join()) ?? [];
    expect(token.split('.')).toHaveLength(3);
    for (const part of [...token.split('.'), ...formsOf(PROPELLER_SECRET)]) expect(text).not.toContain(part);
  });
});

test.each(['not-a-real-secret{{ x', 'not-a-real-secret{{ fail "not-a-real-secret" }}'])(
  'Helm quotes the values that it refuses, and nobody repeats it: %s',
  async (secret) => {
    const staticClients = { flytepropeller: { client_secret: secret } };
    const values = externalValues({ issuer: 'http://localhost:9', auth: { appAuth: { selfAuthServer: { staticClients } } } });
    expect(await printed(['doctor'], values, PROPELLER_SECRET)).toContain('Helm refuses the values');
    expect(await printed(['doctor'], values, PROPELLER_SECRET)).not.toContain('not-a-real');
  },
);
