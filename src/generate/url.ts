const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether Flyte's public URL leads to the machine of the person who opens it, as in the sandbox. */
export const isLoopback = (url: string): boolean => LOOPBACK.includes(new URL(url).hostname);

/** Whether browsers would drop Flyte's cookies, which are marked Secure; they take localhost for secure. */
export const needsInsecureCookies = (url: string): boolean => new URL(url).protocol === 'http:' && !isLoopback(url);
