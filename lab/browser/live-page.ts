/** The live page of the app in Chromium: what somebody types there, and reads. */
import type { Browser, Page } from '@playwright/test';
import type { RunningAgent } from '../kernel/agent.ts';

const PATIENCE = { timeout: 40_000 };

export interface LivePage {
  readonly page: Page;
  /** Types a line. */
  type(line: string): Promise<void>;
  /** Resolves when this has been printed since the last line was typed. */
  says(what: RegExp): Promise<void>;
  /** Resolves when the connections are so: '' for none. */
  connections(what: RegExp | ''): Promise<void>;
}

/** Opens the agent's page, and joins; `address`: what it says of our address then. */
export async function joinLive(
  browser: Browser,
  agent: RunningAgent,
  address: RegExp,
): Promise<LivePage> {
  const page = await browser.newPage({ locale: 'en', reducedMotion: 'reduce' });
  return joinIn(page, agent, address);
}

/** The same in a tab that is there. */
export async function joinIn(page: Page, agent: RunningAgent, address: RegExp): Promise<LivePage> {
  page.setDefaultTimeout(PATIENCE.timeout);
  await page.goto(`http://127.0.0.1:${agent.port}/#/live?token=${agent.token}`);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  const state = page.getByRole('region', { name: 'State of the network' });
  await state.getByText(address).waitFor(PATIENCE);
  return livePage(page);
}

/** A page that has joined. */
export function livePage(page: Page): LivePage {
  const line = page.getByRole('combobox', { name: 'Command' });
  const log = page.getByRole('log');
  const talks = page.getByRole('list', { name: 'Connections' });
  const textOf = async () => (await log.innerText()).replaceAll('\u00a0', ' ');
  let before = 0;

  /** What has been printed since. */
  async function until(holds: () => Promise<boolean>, otherwise: () => Promise<string>) {
    const end = performance.now() + PATIENCE.timeout;
    while (!(await holds())) {
      if (performance.now() > end) throw new Error(await otherwise());
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  return {
    page,
    async type(text) {
      before = (await textOf()).length;
      await line.fill(text);
      await line.press('Enter');
    },
    says: (what) =>
      until(
        async () => what.test((await textOf()).slice(before)),
        async () => `the page did not say ${what}, but: ${(await textOf()).slice(before)}`,
      ),
    connections: (what) =>
      until(
        async () => {
          // All at once: the list may be gone at the next moment.
          const [said] = await talks.allInnerTexts();
          return what === '' ? said === undefined : said !== undefined && what.test(said);
        },
        async () => `the connections are not ${what}: ${await page.innerText('body')}`,
      ),
  };
}
