/** The live page against a real agent, whose card is plugged into a second stack of ours. */
import { expectAccessible } from './testing/axe.ts';
import { join, livePage, type TestAgent, testAgent } from './testing/live-page.ts';
import { expect, test } from './testing/test.ts';

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
