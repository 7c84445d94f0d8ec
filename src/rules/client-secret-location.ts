import type { ProcessName } from '../charts/chart.ts';
import { mountPathsOf } from '../charts/mount-paths.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { clientSecretOf } from './secret-files.ts';
import { serviceName } from './service-processes.ts';
import { callersOf, isDataPlane, setupOf } from './setup.ts';
import { isOwn, isUnfilled } from './values.ts';

export const clientSecretLocation = defineRule({
  id: 'client-secret-location',
  severity: 'warning',
  category: 'secret',
  summary: 'a service looks for its client secret where the values put none',
  symptom: {
    component: 'flytepropeller',
    when: 'workflow run',
    text: 'failed to initialize token source provider',
  },
  messages: {
    unmounted:
      '{process} reads its client secret from "{found}", and the values mount nothing there. mount a Secret, or remove the line',
    noKey: {
      text: '{process} reads its client secret from "{found}", and the Secret mounted there has no such key. the chart writes {keys}',
      severity: 'error',
    },
    noVariable: {
      text: '{process} takes its client secret from the variable "{found}", which the values do not set. set it, or remove the line',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client"' },
    },
  },
  check(model, report) {
    const callers = setupOf(model)?.callers ?? (isDataPlane(model) ? callersOf(model) : []);
    for (const caller of callers) {
      const { secret } = caller.request;
      const { name: process } = caller.process;
      if (secret.from === 'env' && clientSecretOf(model, caller) === undefined)
        report('noVariable', { at: secret.name, data: { process, found: secret.name.value } });
      if (secret.from !== 'file' || !isOwn(secret.path) || isUnfilled(secret.path.value)) continue;
      const data = { process: serviceName(process), found: secret.path.value };
      if (isUnmounted(model, process, secret.path.value)) report('unmounted', { at: secret.path, data });
      else if (clientSecretOf(model, caller)?.kind === 'empty')
        report('noKey', { at: secret.path, data: { ...data, keys: KEYS } });
    }
  },
});

const KEYS = ['client_secret'];

/** Nothing at all mounted at the standard place is another rule's finding. */
const isUnmounted = (model: ReleaseModel, process: ProcessName, path: string): boolean =>
  !path.startsWith('/etc/secrets/') && !mountPathsOf(model, process).some((mounted) => path.startsWith(mounted));
