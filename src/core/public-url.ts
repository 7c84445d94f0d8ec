const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether Flyte's public URL leads to the machine of the person who opens it, as in the sandbox. */
export const isLoopback = (url: string): boolean => LOOPBACK.includes(new URL(url).hostname);

/** Whether browsers would drop Flyte's cookies, which are marked Secure; they take localhost for secure. */
export const needsInsecureCookies = (url: string): boolean => new URL(url).protocol === 'http:' && !isLoopback(url);

/** Whether nothing between a client and Flyte speaks TLS. */
export const isPlainHttp = (url: string): boolean => new URL(url).protocol === 'http:';

/** The gRPC address behind Flyte's public URL, as Flyte's Go clients and Python's gRPC both take it: `dns:///flyte.example.com`. */
export function grpcEndpoint(url: string): string {
  const { host, port } = new URL(url);
  // Without a port gRPC would take 443.
  return `dns:///${host}${port === '' && isPlainHttp(url) ? ':80' : ''}`;
}
