/** A host that knows its card and nothing else, and a server with a list. */
import { expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { played } from '../../../runtime/testing/played.ts';
import { ipv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { Host } from '../../nodes/host/host.ts';
import { readEvent } from '../../trace/log.ts';
import type { ProcessSpec, ScenarioSpec } from '../../world/scenario.ts';
import { all } from '../../world/testing.ts';
import { page } from './page/index.ts';

const [DISKLESS, SERVER] = [0, 1];
const MAC = '02:00:00:00:00:01';
const asks = (args: object = {}): ProcessSpec => ({ name: 'rarp', app: 'rarp.client', args });
const knows = (...cards: [mac: string, address: string][]): ProcessSpec => ({
  ...{ name: 'rarpd', app: 'rarp.server' },
  args: { cards: cards.map(([mac, address]) => ({ mac, address })) },
});

function scenario(client: ProcessSpec[], server: ProcessSpec[]): ScenarioSpec {
  return {
    id: 'diskless',
    nodes: [
      { name: 'diskless', address: '10.0.0.250', processes: client },
      { name: 'server', address: '10.0.0.2', processes: server },
    ],
    links: [{ between: ['diskless', 'server'], delay: MILLISECOND }],
    until: 300 * SECOND,
  };
}

async function play(spec: ScenarioSpec) {
  const running = await played(spec);
  const [host] = running.sim.world.nodes as [Host];
  return { running, log: running.sim.log, address: host.nics[0]?.address };
}

test('the server finds the card in its list, and the host takes the address', async () => {
  const { log, address } = await play(scenario([asks()], [knows([MAC, '10.0.0.7'])]));
  expect(address).toBe(ipv4('10.0.0.7'));
  expect(all(log, 'rarp.sent').map(({ node, operation }) => [node, operation])).toEqual([
    [DISKLESS, 'request'],
    [SERVER, 'reply'],
  ]);
  expect(all(log, 'rarp.configured')).toMatchObject([{ server: ipv4('10.0.0.2') }]);
  expect(all(log, 'app.exited')).toMatchObject([{ code: 0 }]);
  // Its frames are packets with a name, and nobody puts them aside.
  const [frame] = all(log, 'frame.sent');
  expect(readEvent(log, frame?.packet as number).kind).toBe('rarp.sent');
  expect(all(log, 'packet.ignored')).toEqual([]);
});

test('with its address the host can talk: ARP knows it by then', async () => {
  const talk: ProcessSpec = {
    ...{ name: 'talk', startAt: SECOND },
    steps: [
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'sendto', on: 'u', text: 'hello', address: ipv4('10.0.0.2'), port: 9 },
    ],
  };
  const { log } = await play(scenario([asks(), talk], [knows([MAC, '10.0.0.7'])]));
  expect(all(log, 'udp.sent')).toMatchObject([{ srcAddress: ipv4('10.0.0.7') }]);
});

test('nobody answers for a card that no list has: the host asks again, slower, and gives up', async () => {
  const unknown = knows(['02:00:00:00:00:99', '10.0.0.7']);
  const { log, address } = await play(scenario([asks({ attempts: 3 })], [unknown]));
  expect(address).toBe(0);
  const sent = all(log, 'rarp.sent').map(({ at }) => at);
  expect(sent).toEqual([0, SECOND, 3 * SECOND]);
  expect(all(log, 'rarp.discarded').map(({ why }) => why)).toEqual(Array(3).fill('unknown-card'));
  expect(all(log, 'rarp.failed')).toMatchObject([{ attempts: 3, at: 7 * SECOND }]);
});

test('an address that no host may have is not taken', async () => {
  const { log, address } = await play(
    scenario([asks({ attempts: 1 })], [knows([MAC, '224.0.0.9'])]),
  );
  expect(address).toBe(0);
  expect(all(log, 'rarp.discarded')).toMatchObject([{ why: 'bad-address' }]);
});

test('a list that is wrong is refused before the run', async () => {
  const spec = scenario([], [knows(['nonsense', '10.0.0.7'])]);
  await expect(play(spec)).rejects.toThrow(/hardware-address|mac/);
});

test('the page tells all of it in both languages', async () => {
  const specs = [
    scenario([asks()], [knows([MAC, '10.0.0.7'])]),
    scenario([asks({ attempts: 1 })], [knows([MAC, '224.0.0.9'])]),
  ];
  const runs = await Promise.all(specs.map(async (spec) => [await played(spec), spec] as const));
  expect(untold(page, runs)).toEqual([]);
});
