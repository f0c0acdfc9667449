/** The map: nodes, a packet on its way, the tables, a link that is cut, how large it is. */
import { encodePatch } from '../src/runtime/patch-link.ts';
import { expectAccessible } from './testing/axe.ts';
import { HANDSHAKE, lessonPage } from './testing/lesson-page.ts';
import { expect, test } from './testing/test.ts';

test('the map is walked by keyboard: a packet is followed, a node shows its tables, a link is cut', async ({
  page,
  say,
}) => {
  // The client's SYN is half way.
  await page.goto(`./#/lesson/${HANDSHAKE}?t=30000&first=topology&sides=-sockets`);
  const { stage } = lessonPage(page, say);
  const map = stage.getByRole('region', { name: 'Map of the network', exact: true });
  const packets = map.getByRole('list', { name: /^Packets on the map/ });
  await expect(
    packets.getByRole('button', { name: 'SYN from client to server, 50 % of the way' }),
  ).toBeVisible();
  await expectAccessible(page, 'the map');

  await packets.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(map.getByRole('heading', { name: 'Following SYN' })).toBeVisible();
  const way = stage.getByRole('region', { name: 'The way of SYN', exact: true });
  await expect(way.getByRole('row', { name: /Time to live/ })).toContainText('64');
  await expectAccessible(page, 'the way of a packet');

  // Nodes are one stop of the Tab key; Shift and an arrow key move the one that has it.
  const nodes = map.getByRole('list', { name: /^Nodes/ });
  await nodes.getByRole('button', { name: 'host client, 10.0.0.1' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(nodes.locator(':focus')).toHaveAttribute('aria-label', 'host server, 10.0.0.2');
  await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(() => page.url()).toMatch(/look\.topology=[^&]*m1\./);
  await page.keyboard.press('Enter');
  const tables = stage.getByRole('region', { name: 'Tables of server', exact: true });
  await expect(tables.getByRole('table', { name: 'Interfaces' })).toContainText('10.0.0.2/24');
  await expect(tables.getByRole('table', { name: 'Sockets' })).toContainText('LISTEN');
  await expectAccessible(page, 'the tables of a node');

  await map
    .getByRole('list', { name: /^Links/ })
    .getByRole('button')
    .focus();
  await page.keyboard.press('Enter');
  const link = stage.getByRole('region', { name: 'Link client – server', exact: true });
  await expect(link).toContainText('20 ms');
  await link.getByRole('button', { name: 'Cut it here' }).click();
  await expect(page.getByRole('region', { name: 'Map of the network' })).toHaveCount(2);
});

test('a packet that is lost ends on the map with its reason; table and files tell the same', async ({
  page,
  say,
}) => {
  await page.goto(`./#/lesson/${HANDSHAKE}?t=30000&first=topology&sides=-sockets`);
  const { stage } = lessonPage(page, say);
  const map = stage.getByRole('region', { name: 'Map of the network', exact: true });
  const packets = map.getByRole('list', { name: /^Packets on the map/ });
  await packets.getByRole('button', { name: /^SYN from client/ }).click({ force: true });
  await stage.getByRole('button', { name: 'Lose it here' }).click();
  const end = packets.getByRole('button', { name: /^SYN from client to server: .*lost between/ });
  await expect(end).toBeVisible();

  await map.getByRole('button', { name: 'Table' }).click();
  const table = map.getByRole('table', { name: 'Map of the network' });
  await expect(table.getByRole('row', { name: /SYN/ }).first()).toContainText('lost between');
  await map.getByRole('button', { name: 'Picture' }).click();
  await map.getByLabel('Save the picture or its numbers').click();
  const saved = page.waitForEvent('download');
  await map.getByRole('button', { name: 'Picture, SVG' }).click();
  expect((await saved).suggestedFilename()).toBe('wireglass-map.svg');
});

/** A router between two hosts, with more routes than a screen holds. */
const ROUTES = 300;
const manyRoutes = encodePatch([
  {
    set: ['nodes'],
    to: [
      { name: 'client', address: '10.0.0.1', gateway: '10.0.0.254' },
      { name: 'server', address: '10.0.1.1', gateway: '10.0.1.254' },
      {
        ...{ kind: 'router', name: 'core' },
        cards: [{ address: '10.0.0.254' }, { address: '10.0.1.254' }],
        routes: Array.from({ length: ROUTES }, (_, i) => ({
          ...{ network: `${20 + (i >> 8)}.${i & 255}.0.0`, prefixLength: 16, via: '10.0.1.1' },
        })),
      },
    ],
  },
  {
    set: ['links'],
    to: [
      { between: ['client', 'core'], delay: 1000 },
      { between: ['core', 'server'], delay: 1000 },
    ],
  },
]);

test('of a router’s many routes those in sight are made, and each says which of all it is', async ({
  page,
  say,
}) => {
  const look = 'look.topology=n2~troutes';
  await page.goto(
    `./#/lesson/${HANDSHAKE}?p=${manyRoutes}&first=topology&second=&sides=-sockets&${look}`,
  );
  const { stage } = lessonPage(page, say);
  const table = stage.getByRole('table', { name: 'Routes' });
  await expect(table.getByRole('row').nth(1)).toHaveAttribute('aria-rowindex', '2');
  const all = Number(await table.getAttribute('aria-rowcount'));
  expect(all).toBeGreaterThan(ROUTES);
  expect(await table.getByRole('row').count()).toBeLessThan(ROUTES / 2);
  await expectAccessible(page, 'a long table');

  await table.getByRole('row').nth(2).hover();
  const last = table.getByRole('row').last();
  await expect(async () => {
    await page.mouse.wheel(0, 3_000);
    await expect(last).toHaveAttribute('aria-rowindex', String(all), { timeout: 500 });
    await expect(last).toBeInViewport({ timeout: 500 });
  }).toPass();
  expect(await table.getByRole('row').count()).toBeLessThan(ROUTES / 2);
});

test('on a phone a key or a button shows the whole map; others draw it larger, and whole again', async ({
  page,
  say,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/lesson/nat?first=topology&second=');
  const { stage } = lessonPage(page, say);
  const map = stage.getByRole('region', { name: 'Map of the network', exact: true });
  const nodes = map.getByRole('list', { name: /^Nodes/ }).getByRole('button');
  const ends = () =>
    nodes.evaluateAll((all) => {
      const boxes = all.map((each) => each.getBoundingClientRect());
      return Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ x }) => x));
    });
  // Who sees a part of it is told so, in words that lead to the whole.
  const words = stage.getByRole('button', { name: /^(Only a part|All) is in sight/ });
  await expect(words).toHaveText('Only a part is in sight: show all');
  await words.click();
  await expect.poll(ends).toBeLessThanOrEqual(390);
  await expect(words).toHaveText('All is in sight: make words larger');
  await expect(words).toBeFocused();
  await words.click();
  await expect.poll(ends).toBeGreaterThan(390);

  await nodes.first().focus();
  await page.keyboard.press('0');
  await expect.poll(ends).toBeLessThanOrEqual(390);
  const whole = await ends();

  await page.keyboard.press('+');
  await expect.poll(ends).toBeGreaterThan(1.2 * whole);
  await expect(page).toHaveURL(/look\.topology=[^&]*z\d+/);
  await page.keyboard.press('0');
  await expect.poll(ends).toBeCloseTo(whole, 0);
  await map.getByRole('button', { name: 'Larger (+)' }).click();
  await expect.poll(ends).toBeGreaterThan(1.2 * whole);
  await map.getByRole('button', { name: 'Whole map (0)' }).click();
  await expect.poll(ends).toBeCloseTo(whole, 0);
});
