import { UsageError } from '../core/errors.ts';
import type { CommandFactory } from './command.ts';

export const renderCommand: CommandFactory = (_io, finish) => ({
  command: 'render',
  describe: 'not there yet',
  handler: () => finish(Promise.reject(new UsageError('render is not there yet'))),
});
