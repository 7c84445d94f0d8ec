import { UsageError } from '../core/errors.ts';
import type { CommandFactory } from './command.ts';

export const validateCommand: CommandFactory = (_io, finish) => ({
  command: 'validate',
  describe: 'not there yet',
  handler: () => finish(Promise.reject(new UsageError('validate is not there yet'))),
});
