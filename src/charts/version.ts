/** The numbers of a release, `v1.16.8` or `1.16.8`; undefined for what is no release. */
export function versionNumbers(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?$/.exec(version);
  return match?.slice(1, 4).map((part) => Number(part ?? 0));
}

/** Whether a release came before another one; false where one of them is unknown. */
export function isBefore(version: string, other: string): boolean {
  const [a, b] = [versionNumbers(version), versionNumbers(other)];
  if (a === undefined || b === undefined) return false;
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing >= 0 && (a[differing] ?? 0) < (b[differing] ?? 0);
}
