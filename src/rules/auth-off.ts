import { addedConfig } from './added-config.ts';
import { defineRule, flyteKey } from './rule.ts';
import { evidenceOfAuth, serverOf } from './setup.ts';

const SWITCH_ON = { set: flyteKey('server.security.useAuth'), to: true };

/** The most common failure of all is no error: authentication is written down and not switched on. */
export const authOff = defineRule({
  id: 'auth-off',
  severity: 'error',
  category: 'switch',
  summary: 'authentication is configured but switched off',
  symptom: {
    component: 'flyteadmin',
    when: 'every request',
    text: 'no login is asked for; GET /login answers 404 and GET /me answers 501',
  },
  messages: {
    off: {
      text: 'authentication is configured but off: "{at}" is not true. set it to true, or remove the rest',
      fix: '{at}: true',
    },
  },
  check(model, report) {
    const server = serverOf(model);
    // Files that cannot be read at all say nothing about the switch.
    const isBroken = server?.error !== undefined && server.decodeErrors.length === 0;
    // A switch that the loader refuses leaves nothing open: flyteadmin does not start.
    const isRefused = server?.decodeErrors.some(({ path }) => path === 'security.useAuth');
    if (server === undefined || server.security.useAuth.value || isBroken || isRefused) return;
    if (evidenceOfAuth(model, server).length === 0) return;
    // Configuration outside of the values may switch it on.
    const severity = addedConfig(server).length > 0 ? 'warning' : 'error';
    report('off', { at: server.security.useAuth, severity, cure: { safe: false, change: SWITCH_ON } });
  },
});
