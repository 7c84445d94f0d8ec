import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule, flyteKey, type Report } from './rule.ts';
import { clientSecretOf, similarKey } from './secret-files.ts';
import { serviceName } from './service-processes.ts';
import { type Caller, setupOf } from './setup.ts';
import { isOwn } from './values.ts';

const MESSAGES = {
  unmounted: {
    text: 'no Secret with the client secret is mounted for {processes}. set "{enabled}" to true; the Secret may lie outside Helm',
    fix: '{enabled}: true',
  },
  noKey: '{process} looks for its client secret in the key "{key}", and the Secret "{name}" has none. add it',
  misspelt: {
    text: '{process} looks for its client secret in the key "{key}", and finds "{found}". rename it',
    fix: '{key}',
  },
} as const;

export const clientSecretUnmounted = defineRule({
  id: 'client-secret-unmounted',
  severity: 'error',
  category: 'secret',
  summary: 'flytepropeller has no secret to log in with',
  symptom: {
    component: 'flytepropeller',
    when: 'workflow run',
    text: 'open /etc/secrets/client_secret: no such file or directory',
  },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    if (!setup?.security.useAuth.value) return;
    const lacking = setup.callers.filter((caller) => clientSecretOf(model, caller)?.kind === 'unmounted');
    if (lacking.length > 0) {
      const enabled = flyteKey('chart.mountClientSecret');
      const processes = lacking.map(({ process }) => (process.name === 'flyte' ? 'flytepropeller' : process.name)).join(' and ');
      const cure = { safe: false, change: { set: enabled, to: true } };
      report('unmounted', { at: { missing: enabled.flyte }, data: { processes, enabled }, cure });
    }
    for (const caller of setup.callers) judgeKeys(model, caller, report);
  },
});

/** Only a manifest beside the release shows that a Secret lacks the key: the charts write it, be it empty. */
function judgeKeys(model: ReleaseModel, caller: Caller, report: Report<typeof MESSAGES>): void {
  const file = clientSecretOf(model, caller);
  const { secret } = caller.request;
  // A path of the user's own is another rule's finding.
  if (file?.kind !== 'empty' || (secret.from === 'file' && isOwn(secret.path))) return;
  const { key, name } = file;
  const process = serviceName(caller.process.name);
  const [found, value] = similarKey(file) ?? [];
  if (found === undefined || value === undefined) report('noKey', { at: name, data: { process, key, name: name.value } });
  else {
    const cure = { safe: true, change: { rename: value, to: key } };
    report('misspelt', { at: value, on: 'key', data: { process, key, found }, cure });
  }
}
