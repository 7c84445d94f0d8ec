export { formatPath } from './core/origin.ts';
