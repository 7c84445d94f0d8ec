import { isFlyte2 } from '../charts/generation.ts';
import { UsageError } from '../core/errors.ts';
import type { ReleaseModel } from '../flyte/model.ts';

/** Throws UsageError for a chart of Flyte 2, of which nothing is true that the values of Flyte 1 say. */
export function refuseFlyte2({ release: { chartVersion } }: ReleaseModel): void {
  if (isFlyte2(chartVersion)) {
    throw new UsageError(
      `version ${chartVersion} is a chart of Flyte 2, which has no authentication`,
      `"flyte-auth-config init --chart-version ${chartVersion}" says where it is there`,
    );
  }
}
