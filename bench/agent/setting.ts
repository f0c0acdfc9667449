/** An agent on one end of a cable, a kernel on the other, and a page in Chromium at the relay. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { bringCardOut, type RunningAgent, startAgentProcess } from '../../lab/kernel/agent.ts';
import {
  KERNEL_CARD,
  makeNamespaces,
  type Namespaces,
  OUR_ADDRESS,
  removeNamespaces,
} from '../../lab/kernel/namespaces.ts';
import { formatMac, simulatedMac } from '../../src/stack/core/addresses.ts';
import type { Order, Told } from './page/orders.ts';

/** Of the host in `page/stack.ts`. */
const OUR_MAC = formatMac(simulatedMac(1));
/** Of the clock by which the system counts a process's time (USER_HZ), in seconds. */
const TICK = 0.01;

export interface Setting {
  readonly spaces: Namespaces;
  order(order: Order): Promise<Told>;
  /** Seconds of processor time that the agent has taken so far. */
  agentTime(): number;
  close(): Promise<void>;
}

/** Builds the page as an app that an agent may serve, and gives its folder. */
export async function buildPage(): Promise<string> {
  const project = resolve(process.cwd(), '.cache/bench-agent');
  await build({
    root: resolve(process.cwd(), 'bench/agent/page'),
    configFile: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: { outDir: `${project}/dist`, emptyOutDir: true, target: 'es2023' },
  });
  return project;
}

export async function openSetting(browser: Browser, project: string): Promise<Setting> {
  const spaces = makeNamespaces({ offloads: true });
  let agent: RunningAgent | undefined;
  try {
    const card = bringCardOut(spaces);
    execFileSync('ip', ['link', 'set', card, 'address', OUR_MAC]);
    // Counting needs nobody who answers for our address.
    const known = ['neigh', 'replace', OUR_ADDRESS, 'lladdr', OUR_MAC, 'dev', KERNEL_CARD];
    execFileSync('ip', ['-n', spaces.kernel, ...known, 'nud', 'permanent']);
    const fixed = ['--mac', 'host', '--ip', `${OUR_ADDRESS}/24`];
    agent = await startAgentProcess(['--interface', card, ...fixed], {
      WIREGLASS_PROJECT: project,
    });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${agent.port}/#/live?token=${agent.token}`);
    const running = agent;
    return {
      spaces,
      order: (order) => give(page, order),
      agentTime: () => timeOf(running.child.pid as number),
      async close() {
        running.child.kill('SIGINT');
        await running.ended();
        removeNamespaces(spaces);
      },
    };
  } catch (error) {
    agent?.child.kill('SIGKILL');
    removeNamespaces(spaces);
    throw error;
  }
}

type Orderly = typeof globalThis & { order(order: Order): Promise<Told> };

const give = (page: Page, order: Order): Promise<Told> =>
  page.evaluate((what) => (globalThis as Orderly).order(what), order);

/** User and system time of a process with all its threads (proc(5)). */
function timeOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command's name stands in brackets and may hold spaces: count from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}
