/**
 * A Chromium in which a tab can be frozen, as a browser does with tabs in the background. It freezes none
 * that Playwright holds on to (which has it think that somebody looks at them), so Playwright comes and goes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { ensureBrowser, launchOptions } from '../../scripts/browser.mjs';
import { waitFor } from '../kernel/wall.ts';

export interface OwnChromium {
  /** Somebody is there while this goes on; the tabs stay. */
  visit<T>(during: (tabs: () => Page[], open: () => Promise<Page>) => Promise<T>): Promise<T>;
  /** The first tab with this in its address; what it gives has it go on. Nobody may visit meanwhile. */
  freeze(address: string): Promise<() => Promise<void>>;
  /** All tabs stand still, or go on: their processes are stopped. */
  signalTabs(signal: 'SIGSTOP' | 'SIGCONT'): void;
  close(): Promise<void>;
}

export async function ownChromium(folder: string): Promise<OwnChromium> {
  const { executablePath, args = [] } = launchOptions(await ensureBrowser());
  const home = join(folder, 'chromium');
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${home}`];
  const child = spawn(executablePath as string, [...args, ...own, '--lang=en-US', 'about:blank'], {
    env: { ...process.env, LANGUAGE: 'en_US' },
    stdio: 'ignore',
  });
  const told = join(home, 'DevToolsActivePort');
  await waitFor(() => existsSync(told) && readFileSync(told, 'utf8').includes('\n'), 30_000);
  const [port = ''] = readFileSync(told, 'utf8').split('\n');
  const base = `http://127.0.0.1:${port}`;
  return {
    visit: (during) => visit(base, during),
    async freeze(address) {
      const { ask, leave } = await debuggerOf(base, address);
      await ask('Page.setWebLifecycleState', { state: 'frozen' });
      return async () => {
        await ask('Page.setWebLifecycleState', { state: 'active' });
        await ask('Page.bringToFront');
        leave();
      };
    },
    signalTabs(signal) {
      for (const pid of renderersOf(child.pid as number)) process.kill(pid, signal);
    },
    close: () => ended(child),
  };
}

async function visit<T>(
  base: string,
  during: (tabs: () => Page[], open: () => Promise<Page>) => Promise<T>,
): Promise<T> {
  const browser: Browser = await chromium.connectOverCDP(base);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no window');
  try {
    return await during(
      () => context.pages(),
      () => context.newPage(),
    );
  } finally {
    // Only hangs up.
    await browser.close();
  }
}

interface Target {
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

type Ask = (method: string, params?: object) => Promise<void>;

/** Without Playwright: one who asks the browser itself about a tab. Frozen it stays as long as he is there. */
async function debuggerOf(base: string, address: string): Promise<{ ask: Ask; leave(): void }> {
  const targets = (await (await fetch(`${base}/json`)).json()) as Target[];
  const target = targets.find(({ url }) => url.includes(address));
  if (target === undefined) throw new Error(`no tab is at ${address}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  let id = 0;
  return {
    async ask(method, params = {}) {
      socket.send(JSON.stringify({ id: ++id, method, params }));
      await once(socket, 'message');
    },
    leave: () => socket.close(),
  };
}

/** The processes below this one in which pages run. */
function renderersOf(browser: number): number[] {
  const parents = new Map<number, number>();
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === browser || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  const isRenderer = (pid: number) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
  return [...parents.keys()].filter((pid) => isBelow(pid) && isRenderer(pid));
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
