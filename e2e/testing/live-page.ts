/** The live page, and an agent of the test's own that it talks to. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Locator } from '@playwright/test';
import { bundle } from '../../scripts/lib/bundle.mjs';
import type { Order } from './far-agent.ts';
import { expect, type Page } from './test.ts';

/** The stack finds its parts by globs, so it has to be bundled for Node. */
let bundled: Promise<string> | undefined;

export interface TestAgent {
  /** Where its page is. */
  readonly address: string;
  /** The cable of its card. */
  plug(up: boolean): Promise<void>;
  /** As if the process had been killed, and started again. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  /** It stands still, as by ^Z, and goes on. */
  stall(still: boolean): void;
  stop(): void;
}

export async function testAgent(): Promise<TestAgent> {
  bundled ??= bundle('e2e/testing/far-agent.ts');
  const child: ChildProcess = spawn(process.execPath, [await bundled], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const answer = () => new Promise<string>((done) => answers.once('line', done));
  const address = await answer();
  const order = async (what: Order) => {
    child.stdin?.write(`${what}\n`);
    await answer();
  };
  return {
    address,
    plug: (up) => order(up ? 'plug' : 'unplug'),
    kill: () => order('kill'),
    startAgain: () => order('start'),
    stall: (still) => void child.kill(still ? 'SIGSTOP' : 'SIGCONT'),
    // What stands still hears of no other end.
    stop: () => void child.kill('SIGKILL'),
  };
}

export interface LivePage {
  readonly state: Locator;
  readonly line: Locator;
  readonly output: Locator;
  readonly now: Locator;
  type(line: string): Promise<void>;
}

export function livePage(page: Page): LivePage {
  const line = page.getByRole('combobox', { name: 'Command' });
  return {
    state: page.getByRole('region', { name: 'State of the network' }),
    line,
    output: page.getByRole('log'),
    now: page.getByRole('button', { name: 'Back to now, and follow it' }),
    async type(text) {
      await line.fill(text);
      await line.press('Enter');
    },
  };
}

/** Opens the agent's page and joins; there is an address when it returns. */
export async function join(page: Page, agent: TestAgent): Promise<LivePage> {
  await page.goto(agent.address);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  const live = livePage(page);
  await expect(live.state.getByText(/10\.77\.0\.1\d\d by DHCP/)).toBeVisible({ timeout: 40_000 });
  return live;
}
