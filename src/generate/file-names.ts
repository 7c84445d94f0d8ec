import type { Answers } from '../questions/answers.ts';

/** What the files are called in commands. */
export interface FileNames {
  readonly values: string;
  readonly manifest: string;
  readonly dataPlane: string;
  readonly dataPlaneManifest: string;
  readonly client: string;
}

/** The names of the written files for commands; where one goes to standard output, the name to save it under. */
export function fileNames({ output, secretOutput, secretName, dataPlane, clientConfig }: Answers): FileNames {
  const manifest = secretOutput === '-' ? `${secretName}.yaml` : secretOutput;
  return {
    values: output === '-' ? 'values-auth.yaml' : output,
    manifest,
    dataPlane: dataPlane === undefined || dataPlane === '-' ? 'values-data-plane.yaml' : dataPlane,
    dataPlaneManifest: manifest.replace(/(\.ya?ml)?$/, '-data-plane$1'),
    client: clientConfig === undefined || clientConfig === '-' ? 'config.yaml' : clientConfig,
  };
}
