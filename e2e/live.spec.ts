/** The live page against a real agent, whose card is plugged into a second stack of ours. */
import { expectAccessible } from './testing/axe.ts';
import { join, livePage, type TestAgent, testAgent } from './testing/live-page.ts';
import { expect, type Page, test } from './testing/test.ts';

// One after the other: the program that they talk to is bundled once.
test.describe.configure({ mode: 'default' });

let agent: TestAgent;

test.beforeEach(async ({ expected }) => {
  // What is refused is told by the page; the browser complains besides.
  expected.push(/WebSocket|401|409|ERR_CONNECTION_REFUSED/);
  agent = await testAgent();
});
test.afterEach(() => agent.stop());

test('nothing is sent before one joins; then DHCP is watched, a ping answered, a GET typed by hand', async ({
  page,
}) => {
  await page.goto(agent.address);
  await expect(page.getByRole('heading', { name: 'Join the lab?' })).toBeVisible();
  expect(page.url()).not.toContain('token');
  await expect(page.getByText('Nothing has been sent so far.')).toBeVisible();
  await expectAccessible(page, 'the offer');
  await page.getByRole('button', { name: 'Join', exact: true }).click();

  const live = livePage(page);
  await expect(page.getByRole('region', { name: /DHCP/ }).first()).toBeVisible();
  await expect(live.state.getByText(/10\.77\.0\.1\d\d by DHCP/)).toBeVisible({ timeout: 40_000 });
  await live.type('ping -c 1 gateway.lab');
  await expect(live.output.getByText('gateway.lab is 10.77.0.1')).toBeVisible();
  await expect(live.output.getByText(/octets from 10\.77\.0\.1: icmp_seq=1/)).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Packets' }).getByText(/reply/i)).toBeVisible();

  await live.line.fill('connect w');
  await live.line.press('Tab');
  await expect(live.line).toHaveValue('connect web.lab ');
  await live.type('connect web.lab 80');
  await expect(page.getByRole('list', { name: 'Connections' })).toContainText('ESTABLISHED');
  await live.type('send GET / HTTP/1.0\\r\\n\\r\\n');
  await expect(live.output.getByText('a page from afar')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Connections' })).toContainText('CLOSE_WAIT');
  await live.type('close');
  await expect(page.getByRole('list', { name: 'Connections' })).toHaveCount(0);
  await expectAccessible(page, 'a live run');
});

test('stepping back leaves now, and a key returns; an agent that is killed comes back to the same record', async ({
  page,
}) => {
  const live = await join(page, agent);
  await expect(live.now).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button').first().click();
  await expect(live.now).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByText(/behind now/)).toBeVisible();
  await page.keyboard.press('End');
  await expect(live.now).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('following now', { exact: true })).toBeVisible();

  await live.type('ping -c 1 10.77.0.1');
  await expect(live.output.getByText(/icmp_seq=1/)).toBeVisible();
  await agent.kill();
  await expect(live.state.getByText('Agent gone')).toBeVisible();
  await expect(page.getByText('The agent does not answer: it was stopped, perhaps.')).toBeVisible();
  await agent.startAgain();
  await expect(live.state.getByText('In the lab')).toBeVisible({ timeout: 30_000 });
  await expect(live.output.getByText(/icmp_seq=1/)).toBeVisible();
  await live.type('ping -c 1 10.77.0.1');
  await expect(live.output.getByText(/icmp_seq=1/)).toHaveCount(2, { timeout: 30_000 });
});

test('a cable that is pulled out, an old token and a second page are told', async ({
  page,
  context,
}) => {
  const live = await join(page, agent);
  await agent.plug(false);
  await expect(page.getByText('The card is down: is the cable out')).toBeVisible();
  await agent.plug(true);
  await expect(live.state.getByText('In the lab')).toBeVisible();

  const second = await context.newPage();
  await second.goto(agent.address);
  await expect(second.getByText('Another page has the agent')).toBeVisible();
  await expectAccessible(second, 'a page that was not let in');
  await second.goto(agent.address.replace('a-token', 'an-old-one'));
  await expect(second.getByText('The agent does not know this page’s token')).toBeVisible();
});

/** As a browser does it that duplicates a tab: its session's storage is copied. */
async function duplicate(page: Page): Promise<Page> {
  const stored = await page.evaluate(() => ({ ...sessionStorage }));
  const copy = await page.context().newPage();
  await copy.addInitScript((entries: Record<string, string>) => {
    for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
  }, stored);
  await copy.goto(page.url());
  return copy;
}

test('a duplicated tab takes nothing from the first, and a reloaded one has its place at once', async ({
  page,
}) => {
  const live = await join(page, agent);
  const copy = await duplicate(page);
  await expect(copy.getByText('Another page has the agent')).toBeVisible();
  await live.type('ping -c 1 10.77.0.1');
  await expect(live.output.getByText(/icmp_seq=1/)).toBeVisible();
  await copy.close();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Join the lab?' })).toBeVisible();
});

test('a reload in the middle of a run finds all of it in the browser’s storage', async ({
  page,
}) => {
  const live = await join(page, agent);
  await live.type('ping -c 2 10.77.0.1');
  await expect(live.output.getByText(/2 requests, 2 replies/)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: /Open the last recording/ }).click();
  await expect(page.getByText('A recording: it was a live run once')).toBeVisible();
  await expect(live.output.getByText(/icmp_seq=2/)).toBeVisible();
  await expect(live.output.getByText(/2 requests, 2 replies/)).toBeVisible();
});

test('an agent that stands still is told, and the run goes on when it does; a call of it can be cancelled', async ({
  page,
}) => {
  const live = await join(page, agent);
  agent.stall(true);
  await expect(page.getByText('The agent stands still: it says nothing')).toBeVisible({
    timeout: 30_000,
  });
  agent.stall(false);
  await expect(live.state.getByText('In the lab')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Leave this network' }).click();
  await page.getByRole('button', { name: 'Close this run' }).click();
  agent.stall(true);
  await page.getByRole('button', { name: 'Call the agent' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'A real network' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Call the agent' })).toBeVisible();
});

test('^C that comes when a program is done ends nothing', async ({ page }) => {
  const live = await join(page, agent);
  for (let time = 1; time <= 2; time++) {
    await live.type('connect 10.77.0.1 9');
    await expect(live.output.getByText('connection refused')).toHaveCount(time);
    await live.type('stop');
  }
});

test('a finger opens the list of what can stand in the line; Escape closes it and nothing more', async ({
  page,
}) => {
  const live = await join(page, agent);
  const list = page.getByRole('listbox', { name: 'What can stand here' });
  await live.line.fill('connect w');
  await page.getByRole('button', { name: 'Show what can stand here' }).click();
  await list.getByRole('option', { name: 'web.lab' }).click();
  await expect(live.line).toHaveValue('connect web.lab ');
  await expect(live.line).toBeFocused();
  await live.line.fill('');
  await page.getByRole('button', { name: 'Show what can stand here' }).click();
  await expect(list.getByRole('option', { name: 'ping' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list.getByRole('option')).toHaveCount(0);
  await live.line.fill('pin');
  await page.keyboard.press('Tab');
  await expect(live.line).toHaveValue('ping ');
});
