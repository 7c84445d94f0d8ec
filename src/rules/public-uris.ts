import type { Sourced } from '../core/origin.ts';
import { hostOf, isInternalHost } from './hosts.ts';
import type { Setup } from './setup.ts';
import { isFilledIn } from './values.ts';

/** The authorized URIs that people come by: those with a host, filled in, and no names inside the cluster. */
export const publicUris = ({ auth, model }: Setup): readonly Sourced<string>[] =>
  auth.authorizedUris.value.filter(
    (uri) => isFilledIn(uri) && hostOf(uri.value) && !isInternalHost(uri.value, model.release.namespace),
  );
