export interface Credentials {
  readonly username: string;
  readonly password: string;
}

type Cookies = Map<string, string>;

/**
 * Opens an authorization URL as a browser does, fills in Keycloak's login form, and returns where the browser is sent at the end.
 * An error that is sent back without a login is returned in the same way.
 */
export async function logIn(url: URL, { username, password }: Credentials): Promise<URL> {
  const cookies: Cookies = new Map();
  const page = await open(url, cookies);
  const refused = page.headers.get('location');
  if (refused !== null) return new URL(refused);
  const answer = await open(formAction(await page.text()), cookies, new URLSearchParams({ username, password }));
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`the login ends with ${answer.status}: ${errorText(await answer.text())}`);
  return new URL(location);
}

async function open(url: URL, cookies: Cookies, form?: URLSearchParams): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const method = form === undefined ? 'GET' : 'POST';
  const response = await fetch(url, { method, redirect: 'manual', headers: { cookie }, ...(form && { body: form }) });
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  return response;
}

function formAction(html: string): URL {
  const action = /<form[^>]*id="kc-form-login"[^>]*action="([^"]+)"/s.exec(html)?.[1];
  if (action === undefined) throw new Error(`no login form: ${errorText(html)}`);
  return new URL(action.replaceAll('&amp;', '&'));
}

const errorText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 500);
