import { HelmError } from '../failure.ts';

/** `fail` or `required` ended the rendering; Helm shows its message without the chain of places. */
export class TemplateStopError extends HelmError {}
