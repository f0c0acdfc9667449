/**
 * A process that lives beside one kernel of the lab: in a network namespace of its own, whose
 * kernel it sets up, and in which it serves.
 */
import { once } from 'node:events';
import { kernelCommands, SETTINGS } from '../plan/commands.ts';
import { KERNELS, type Role } from '../plan/network.ts';
import { serveAll } from '../services/serve.ts';
import { applySettings, runIp } from './commands.ts';
import { tell } from './tell.ts';
import { becomeLaterUser } from './user.ts';

export async function runKernel(role: Role): Promise<void> {
  applySettings(SETTINGS.kernel);
  tell({ type: 'there' });
  // Its cards are there once the other side says so.
  await once(process, 'message');
  runIp(kernelCommands(KERNELS[role]));
  await serveAll(KERNELS[role]);
  becomeLaterUser();
  tell({ type: 'serves' });
}
