/** The host of a URL as it is written, without the port; undefined where there is none. */
export const hostOf = (url: string): string | undefined =>
  /^[A-Za-z][\w+.-]*:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/.exec(url)?.[1];

/**
 * Names that nobody outside the cluster can resolve: `service`, `service.<namespace>`, `service.<namespace>.svc…`. Flyte's Services
 * answer in clear, so that a short name with https is one of an intranet.
 */
export function isInternalHost(url: string, namespace: string): boolean {
  const host = hostOf(url)?.toLowerCase() ?? '';
  if (host === '' || isLocalHost(url)) return false;
  if (/\.(svc|cluster\.local)$/.test(host)) return true;
  return !url.startsWith('https:') && (!host.includes('.') || host === `${host.split('.')[0]}.${namespace}`);
}

export const isLocalHost = (url: string): boolean =>
  /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i.test(hostOf(url) ?? '');

/** Providers of other people, and public URLs, that examples of Flyte name. */
const EXAMPLES = ['signin.hosted.unionai.cloud', 'dev-62129345.okta.com', 'flyte.company.com', 'flyte.mycompany.com'];

/** Whether a URL is one of an example that was never replaced. */
export const isExampleHost = (url: string): boolean => EXAMPLES.includes(hostOf(url)?.toLowerCase() ?? '');
