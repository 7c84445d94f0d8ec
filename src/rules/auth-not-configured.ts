import { flyte2Values } from '../charts/generation.ts';
import { defineRule } from './rule.ts';
import { evidenceOfAuth, isDataPlane, serverOf } from './setup.ts';
import { strayKeys } from './stray-keys.ts';

export const authNotConfigured = defineRule({
  id: 'auth-not-configured',
  severity: 'info',
  category: 'switch',
  summary: 'the values do not configure authentication',
  symptom: { none: 'everybody who reaches Flyte may use it, as the values say' },
  messages: {
    none: {
      text: 'authentication is not configured: everybody who reaches Flyte may use it. "flyte-auth-config init" writes values that turn it on',
      fix: 'flyte-auth-config init',
    },
  },
  check(model, report) {
    const server = serverOf(model);
    if (server === undefined || server.security.useAuth.value || server.error !== undefined || isDataPlane(model)) return;
    // Of Flyte 2 there is more to say, and none of it by "init".
    if (flyte2Values(model.release.chart, model.userValues).length > 0) return;
    // A misplaced block is somebody's attempt to configure it.
    if (strayKeys(model).some(({ kind }) => kind !== 'unknown')) return;
    if (evidenceOfAuth(model, server).length === 0) report('none', { at: server.security.useAuth });
  },
});
