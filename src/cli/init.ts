import { UsageError } from '../core/errors.ts';
import type { CommandFactory } from './command.ts';

export const initCommand: CommandFactory = (_io, finish) => ({
  command: 'init',
  describe: 'not there yet',
  handler: () => finish(Promise.reject(new UsageError('init is not there yet'))),
});
