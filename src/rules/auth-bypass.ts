import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

export const authBypass = defineRule({
  id: 'auth-bypass',
  severity: 'error',
  category: 'switch',
  summary: 'requests without a token are let through',
  symptom: { none: 'everything works, for people who never logged in too' },
  messages: {
    open: {
      text: '"{at}" is true: {protocol} requests without a valid token are let through, as if authentication were off. remove it',
      fix: '{at}: false',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { disableForHttp, disableForGrpc } = setup.auth;
    if (disableForHttp.value) report('open', { at: disableForHttp, data: { protocol: 'HTTP' } });
    if (disableForGrpc.value) report('open', { at: disableForGrpc, data: { protocol: 'gRPC' } });
  },
});
