/** The live page, and an agent of the test's own that it talks to. */

import type { Locator } from '@playwright/test';
import type { About } from '../../agent/relay/relay.ts';
import { type Agent, startAgent } from '../../agent/start-agent.ts';
import { type FarNetwork, farNetwork, OUR_MAC } from './far-network.ts';
import { expect, type Page } from './test.ts';

const dist = process.env.WIREGLASS_DIST ?? 'dist';
const server = { address: '10.77.0.1' };
const ABOUT: About = {
  ...{ mode: 'lab', interface: 'far0', mac: OUR_MAC, macIs: 'own', mtu: 1_500, ip: 'dhcp' },
  lab: {
    gateway: server.address,
    web: { ...server, name: 'web.lab', port: 80 },
    dns: { ...server, name: 'dns.lab', port: 53 },
    echo: { ...server, name: 'echo.lab', port: 7 },
    names: ['web.lab', 'dns.lab', 'gateway.lab'],
  },
};

export interface TestAgent {
  /** Where its page is. */
  readonly address: string;
  /** The cable of its card. */
  plug(up: boolean): void;
  /** As if the process had been killed, and started again. */
  kill(): Promise<void>;
  startAgain(token?: string): Promise<void>;
  stop(): Promise<void>;
}

export async function testAgent(): Promise<TestAgent> {
  const far: FarNetwork = await farNetwork();
  let card = far.card();
  const start = (token: string, port: number): Promise<Agent> => {
    card = far.card();
    const about = { ...ABOUT };
    return startAgent({ driver: card, about, token, dist, port, hostAddresses: () => [] });
  };
  let agent = await start('a-token', 0);
  const { address, port } = agent;
  return {
    address,
    plug: (up) => card.plug(up),
    kill: () => agent.stop(),
    async startAgain(token = 'a-token') {
      agent = await start(token, port);
    },
    async stop() {
      await agent.stop();
      far.stop();
    },
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
