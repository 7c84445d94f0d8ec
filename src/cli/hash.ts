import { UsageError } from '../core/errors.ts';
import type { CommandFactory } from './command.ts';

export const hashCommand: CommandFactory = (_io, finish) => ({
  command: 'hash',
  describe: 'not there yet',
  handler: () => finish(Promise.reject(new UsageError('hash is not there yet'))),
});
