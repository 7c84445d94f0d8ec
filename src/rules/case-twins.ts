import { defineRule } from './rule.ts';
import { isOwn } from './values.ts';

/** Helm tells capital letters apart and Flyte does not, so that two keys become one. */
export const caseTwins = defineRule({
  id: 'case-twins',
  severity: 'error',
  category: 'shape',
  summary: 'two keys differ only in case, and Flyte takes one of them by chance',
  symptom: { none: 'the setting may change with every start of the pod' },
  messages: {
    random: 'Flyte takes "{at}" and another spelling for one key, and chance decides which counts. write it once',
    loses: 'Flyte takes "{at}" and another spelling for one key, and the other one wins. write it once',
  },
  check({ processes }, report) {
    for (const { origins, winner } of processes.flatMap(({ twins }) => twins)) {
      const own = origins.filter((origin) => isOwn({ origin }));
      const losing = own.find((origin) => origin !== winner) ?? own[0];
      const other = origins.find((origin) => origin !== losing);
      if (losing === undefined || other === undefined) continue;
      const related = [{ message: 'the other spelling', at: other, on: 'key' } as const];
      report(winner === undefined ? 'random' : 'loses', { at: losing, on: 'key', related });
    }
  },
});
