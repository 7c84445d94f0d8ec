/** What a release is taken to be where nobody says otherwise. */
export const DEFAULT_CHART_VERSION = 'v1.16.8';
export const DEFAULT_RELEASE = 'flyte-backend';
export const DEFAULT_NAMESPACE = 'flyte';
