import { defineRule } from './rule.ts';
import { serverOf } from './setup.ts';

export const serverTls = defineRule({
  id: 'server-tls',
  severity: 'error',
  category: 'switch',
  summary: 'flyteadmin is told to speak TLS itself',
  symptom: {
    component: 'flyteadmin',
    when: 'start',
    text: '[CERTIFICATE_FAILURE] failed to load X509 key pair',
  },
  messages: {
    noCertificate: {
      text: '"{at}" is true and there is no certificate for it in "ssl". with TLS ended at the ingress it has to be false',
      fix: '{at}: false',
    },
    behindIngress: {
      text: '"{at}" is true: flyteadmin then speaks TLS alone, and the chart\'s probes and Services do not. set it to false',
      severity: 'warning',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'connection refused' },
      fix: '{at}: false',
    },
  },
  check(model, report) {
    const security = serverOf(model)?.security;
    if (!security?.secure.value) return;
    const { certificateFile, keyFile } = security.ssl;
    const messageId = certificateFile.value === '' || keyFile.value === '' ? 'noCertificate' : 'behindIngress';
    report(messageId, { at: security.secure });
  },
});
