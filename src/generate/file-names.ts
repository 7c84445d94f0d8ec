import type { Answers } from '../questions/answers.ts';

/** The names of the written files for commands; where one goes to standard output, the name to save it under. */
export const fileNames = ({
  output,
  secretOutput,
  secretName,
}: Answers): { readonly values: string; readonly manifest: string } => ({
  values: output === '-' ? 'values-auth.yaml' : output,
  manifest: secretOutput === '-' ? `${secretName}.yaml` : secretOutput,
});
