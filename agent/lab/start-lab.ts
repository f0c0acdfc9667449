/**
 * The lab from outside: starts its first process in namespaces of its own, and gives the card in it
 * as a driver. Nothing of the computer is changed, and nothing needs cleaning up: the namespaces
 * are held by that process alone, which ends when the pipe from here does.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { NicDriver } from '../drivers/driver.ts';
import type { About } from '../relay/relay.ts';
import { isRoot, type User } from '../system/privileges.ts';
import { type LabProcess, pipeDriver } from './pipe-driver.ts';
import { ABOUT } from './plan/about.ts';
import { withSystemPath } from './space/commands.ts';
import { hears, insideArguments } from './space/kernels.ts';
import { whyOf } from './space/tell.ts';
import { laterUser } from './space/user.ts';
import { SETTINGS, whyNoLab } from './why-not.ts';
import { NoLab } from './words.ts';

export interface Lab {
  readonly driver: NicDriver;
  readonly about: About;
}

export interface LabOptions {
  /** The agent's program, which the lab's processes run as well. */
  readonly program: string;
  /** How to start the same as root. */
  readonly sudo: string;
  /** Whom the lab's processes become, where root has started them. */
  readonly user: User;
}

/** What it prints when it fails is at the beginning of this. */
const MOST_PRINTED = 2_000;
const NAMESPACES = ['--net', '--pid', '--fork', '--kill-child'];

interface Way {
  readonly unshare: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}
/** As an ordinary user: root in a user namespace is root nowhere else. */
const AS_ROOT_OF_ITS_OWN: Way = { unshare: ['--user', '--map-root-user'], env: {} };
/** Root inside is root outside, until all is set up. */
const asRoot = (user: User): Way => ({ unshare: [], env: laterUser(user) });

/** Rejects with `NoLab` where there can be none. */
export async function startLab({ program, sudo, user }: LabOptions): Promise<Lab> {
  const root = isRoot();
  // In some containers root may not, but may as any user.
  const ways = root ? [asRoot(user), AS_ROOT_OF_ITS_OWN] : [AS_ROOT_OF_ITS_OWN];
  let said = '';
  for (const way of process.platform === 'linux' ? ways : []) {
    try {
      return { driver: pipeDriver(await start(program, way)), about: ABOUT };
    } catch (error) {
      said = whyOf(error);
    }
  }
  const { platform } = process;
  throw new NoLab(whyNoLab({ platform, root, said, settings: readSettings(), sudo }));
}

async function start(program: string, { unshare, env }: Way): Promise<LabProcess> {
  const child = spawn('unshare', [...unshare, ...NAMESPACES, ...insideArguments(program, 'card')], {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env: { ...withSystemPath(process.env), ...env },
    // Ctrl-C in the terminal is for the agent, which says goodbye to the page first.
    detached: true,
  });
  let printed = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    if (printed.length < MOST_PRINTED) printed += chunk.toString();
  });
  try {
    await hears(child, 'ready');
  } catch (error) {
    child.stdin?.end();
    throw printed === '' ? error : new Error(printed.trim().split('\n')[0]);
  }
  return child as unknown as LabProcess;
}

function readSettings(): Partial<Record<(typeof SETTINGS)[number], string>> {
  const found = SETTINGS.flatMap((name) => {
    try {
      return [[name, readFileSync(`/proc/sys/${name}`, 'utf8').trim()]];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(found);
}
