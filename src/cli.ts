import { clientConfigCommand } from './cli/client-config.ts';
import type { CommandFactory } from './cli/command.ts';
import { completionCommand } from './cli/completion.ts';
import { doctorCommand } from './cli/doctor.ts';
import { explainCommand } from './cli/explain.ts';
import { hashCommand } from './cli/hash.ts';
import { idpSetupCommand } from './cli/idp-setup.ts';
import { initCommand } from './cli/init.ts';
import { migrateCommand } from './cli/migrate.ts';
import { renderCommand } from './cli/render.ts';
import { rotateCommand } from './cli/rotate.ts';
import { rulesCommand } from './cli/rules.ts';
import { schemaCommand } from './cli/schema.ts';
import { tokenCommand } from './cli/token.ts';
import { validateCommand } from './cli/validate.ts';

const DECLARATIONS: readonly CommandFactory[] = [
  initCommand,
  validateCommand,
  hashCommand,
  renderCommand,
  idpSetupCommand,
  clientConfigCommand,
  rotateCommand,
  migrateCommand,
  doctorCommand,
  tokenCommand,
  explainCommand,
  rulesCommand,
  schemaCommand,
];

/** Every command, in the order in which they are listed. */
export const COMMANDS: readonly CommandFactory[] = [...DECLARATIONS, completionCommand(DECLARATIONS)];
