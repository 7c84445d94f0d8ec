import { escapedPath, type GoUrl, withPath } from './url.ts';

/** A reference made absolute against a base as Go's `ResolveReference` does (RFC 3986, 5.2). */
export function resolveReference(base: GoUrl, ref: GoUrl): GoUrl {
  const url = { ...ref, scheme: ref.scheme || base.scheme };
  if (ref.scheme !== '' || ref.host !== '' || ref.user !== undefined) return setPath(url, resolvePath(escapedPath(ref), ''));
  const pathless = { ...url, user: undefined, host: '', path: '' };
  if (ref.opaque !== '') return pathless;
  const inherited = ref.path === '' && !ref.forceQuery && ref.query === '' ? inheritQuery(url, base, ref) : url;
  if (ref.path === '' && base.opaque !== '') return { ...inherited, opaque: base.opaque, user: undefined, host: '', path: '' };
  const path = resolvePath(escapedPath(base), escapedPath(ref));
  return setPath({ ...inherited, host: base.host, user: base.user }, path);
}

const setPath = (url: GoUrl, escaped: string): GoUrl => withPath(url, escaped) ?? url;

function inheritQuery(url: GoUrl, base: GoUrl, ref: GoUrl): GoUrl {
  const fragment = ref.fragment === '' ? { fragment: base.fragment, rawFragment: base.rawFragment } : {};
  return { ...url, query: base.query, ...fragment };
}

function resolvePath(base: string, ref: string): string {
  if (ref === '') return withoutDots(base);
  return withoutDots(ref.startsWith('/') ? ref : base.slice(0, base.lastIndexOf('/') + 1) + ref);
}

/** Removes `.` and `..` from a path, which starts with a slash afterwards. */
function withoutDots(path: string): string {
  if (path === '') return '';
  let kept = '';
  let isStart = true;
  for (const step of path.split('/')) {
    if (step === '..') {
      kept = kept.slice(0, Math.max(kept.lastIndexOf('/'), 0));
      isStart = kept === '';
    } else {
      if (step !== '.') kept += isStart ? step : `/${step}`;
      isStart = false;
    }
  }
  if (/(^|\/)\.\.?$/.test(path)) kept += '/';
  return kept.startsWith('/') ? kept : `/${kept}`;
}
