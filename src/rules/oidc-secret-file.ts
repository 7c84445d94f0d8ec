import { mountPathsOf } from '../charts/mount-paths.ts';
import { defineRule, flyteKey } from './rule.ts';
import { setupOf } from './setup.ts';
import { isFilledIn } from './values.ts';

export const oidcSecretFile = defineRule({
  id: 'oidc-secret-file',
  severity: 'warning',
  category: 'secret',
  summary: 'the file of the console’s client secret lies where nothing is mounted',
  symptom: { component: 'flyteadmin', when: 'start', text: 'no such file or directory' },
  messages: {
    unmounted: 'flyteadmin reads the console\'s secret from "{found}", where nothing is mounted. mount a Secret, or use "{name}"',
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { clientSecretFile } = setup.auth.userAuth.openId;
    if (!isFilledIn(clientSecretFile)) return;
    const mounted = mountPathsOf(model, setup.server.name);
    if (mounted.some((path) => clientSecretFile.value.startsWith(path))) return;
    report('unmounted', {
      at: clientSecretFile,
      data: { found: clientSecretFile.value, name: flyteKey('auth.userAuth.openId.clientSecretName') },
    });
  },
});
