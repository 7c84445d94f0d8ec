import { mountPathsOf } from '../charts/mount-paths.ts';
import { defineRule } from './rule.ts';
import { clientSecretOf } from './secret-files.ts';
import { serviceName } from './service-processes.ts';
import { type Caller, callersOf, isDataPlane, setupOf } from './setup.ts';
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
      if (isUnmounted(caller)) report('unmounted', { at: secret.path, data });
      else if (clientSecretOf(model, caller)?.kind === 'empty')
        report('noKey', { at: secret.path, data: { ...data, keys: KEYS } });
    }

    function isUnmounted({ process, request: { secret } }: Caller): boolean {
      const paths = mountPathsOf(model, process.name);
      // Nothing at all mounted at the standard place is another rule's finding.
      return (
        secret.from === 'file' &&
        !secret.path.value.startsWith('/etc/secrets/') &&
        !paths.some((path) => secret.path.value.startsWith(path))
      );
    }
  },
});

const KEYS = ['client_secret'];
