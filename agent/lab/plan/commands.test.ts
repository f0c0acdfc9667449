import { expect, test } from 'vitest';
import { parseIpv4 } from '../../../src/stack/core/addresses.ts';
import { cableCommands, kernelCommands } from './commands.ts';
import { KERNELS, NAMES, OUR_MAC, POOL } from './network.ts';

const lines = (commands: readonly (readonly string[])[]) => commands.map((each) => each.join(' '));

test('each cable leads to the namespaces of the two processes at its ends', () => {
  expect(lines(cableCommands({ gateway: 7, server: 8 }))).toEqual([
    `link add wg0 address ${OUR_MAC} type veth peer name wg1 address 02:00:00:00:77:01 netns 7`,
    'link add name far0 address 02:00:00:00:77:02 netns 7 type veth peer name far1 address 02:00:00:00:77:50 netns 8',
    'link set wg0 up',
  ]);
});

test('routes are made when the cards that they need have addresses and are up', () => {
  const made = lines(kernelCommands(KERNELS.server));
  expect(made).toEqual([
    'link set lo up',
    'addr add 10.77.1.80/24 brd + dev far1',
    'addr add 10.77.1.90/24 brd + dev far1',
    'link set far1 up',
    'route add default via 10.77.1.1',
  ]);
});

test('the pool has no address that somebody in the lab has, or is missing in', () => {
  const [from = 0, to = 0] = [POOL.from, POOL.to].map((text) => parseIpv4(text));
  for (const address of Object.values(NAMES)) {
    const number = parseIpv4(address) ?? 0;
    expect(number < from || number > to).toBe(true);
  }
});
