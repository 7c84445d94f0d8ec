import { plainOf } from '../../annotated-yaml/document.ts';
import type { Plain, PlainMap } from '../../core/tree.ts';
import { isPlainMap } from '../../core/tree.ts';
import type { SetupChart } from '../../questions/answers.ts';
import { secretOf } from '../../secrets/secret.ts';
import type { AuthSetup, SecretsKept } from '../setup.ts';
import { chartValues } from '../values/file.ts';

const SECRETS = { oidcClientSecret: secretOf('-'), propellerClientSecret: secretOf('-') };

/** Every key that the generator writes into a chart's values in one set-up or another. What stands at them here means nothing. */
export function vocabularyOf(chart: SetupChart): Plain {
  return everySetup(chart)
    .map((setup) => plainOf(chartValues(setup, 'oidc', SECRETS).values))
    .reduce(joined);
}

/** Set-ups that have, all together, everything that a set-up can have. */
function everySetup(chart: SetupChart): readonly AuthSetup[] {
  const places: readonly SecretsKept[] = [{ kept: 'values' }, { kept: 'outside', name: '-', config: '-' }];
  const cli = { clientId: '-', redirectUri: '-', scopes: ['-'] };
  return places.flatMap((secrets): readonly AuthSetup[] => {
    const login = {
      chart,
      chartVersion: '-',
      release: '-',
      namespace: '-',
      // The sandbox needs what others do not.
      url: 'http://localhost:30081',
      issuer: '-',
      openId: { clientId: '-', scopes: ['-'] },
      secrets,
    };
    return [
      { ...login, mode: 'internal', flyteClient: cli, propeller: { clientId: '-', hash: '-' } },
      {
        ...login,
        mode: 'external',
        metadataUrl: '-',
        allowedAudience: ['-'],
        flyteClient: { ...cli, audience: '-' },
        propeller: { clientId: '-', scopes: ['-'], audience: '-' },
      },
    ];
  });
}

function joined(one: Plain, other: Plain): Plain {
  if (!isPlainMap(one) || !isPlainMap(other)) return other;
  const result: { [key: string]: Plain } = { ...one };
  for (const [key, value] of Object.entries(other)) result[key] = joined(one[key] ?? value, value);
  return result satisfies PlainMap;
}
