/** The kernels of the lab, each with its process; they live as long as this one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cableCommands, SETTINGS } from '../plan/commands.ts';
import type { Part, Role } from '../plan/network.ts';
import { applySettings, runIp, withSystemPath } from './commands.ts';
import type { Told } from './tell.ts';

/** How a process of the lab is started again as another of its parts. */
export const INSIDE = '--inside-the-lab';

/** The command that starts the agent's program as a part of the lab. */
export const insideArguments = (program: string, part: Part): string[] => [
  process.execPath,
  ...process.execArgv,
  program,
  INSIDE,
  part,
];

function startKernel(role: Role): ChildProcess {
  return spawn('unshare', ['--net', ...insideArguments(process.argv[1] as string, role)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: withSystemPath(process.env),
  });
}

/** Waits until a process says that; rejects when it fails or ends before. */
export function hears(child: ChildProcess, type: Told['type']): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = (settle: () => void) => {
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      settle();
    };
    const onMessage = (message: unknown) => {
      const told = message as Told;
      if (told.type === 'failed') onError(new Error(told.why));
      else if (told.type === type) settled(resolve);
    };
    const onError = (error: Error) => settled(() => reject(error));
    const onExit = (code: number | null) =>
      onError(new Error(`a process of the lab ended (${code})`));
    child.on('message', onMessage).once('exit', onExit).once('error', onError);
  });
}

/** Resolves when all kernels are joined and serve; `lost` is called when one of them ends. */
export async function startKernels(lost: (role: Role) => void): Promise<void> {
  applySettings(SETTINGS.card);
  const kernels = { gateway: startKernel('gateway'), server: startKernel('server') };
  const all = Object.values(kernels);
  await Promise.all(all.map((child) => hears(child, 'there')));
  const pids = { gateway: kernels.gateway.pid as number, server: kernels.server.pid as number };
  runIp(cableCommands(pids));
  const serve = all.map((child) => hears(child, 'serves'));
  for (const child of all) child.send({ type: 'wired' });
  await Promise.all(serve);
  for (const role of ['gateway', 'server'] as const) kernels[role].once('exit', () => lost(role));
}
