import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { decodeRunLink, encodeRunLink } from '../../../runtime/url.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { formatIpv4, ipv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import {
  CLIENT,
  type Differences,
  EAST,
  internet,
  runInternet,
  SERVER,
  SERVER_ADDRESS,
  SWITCH,
  WEST,
} from '../../nodes/router/testing/internet.ts';
import { readEvent } from '../../trace/log.ts';
import { runFaults } from '../../world/schema/session.ts';
import { all } from '../../world/testing.ts';
import type { SessionInput } from '../kind.ts';

/** A datagram every second, each from a socket of its own: an ICMP error ends no other. */
const calls: ScriptStep[] = [
  ...[1, 2, 3].flatMap((n): ScriptStep[] => [
    { do: 'socket', as: `u${n}`, type: 'dgram' },
    { do: 'waitUntil', at: n * SECOND },
    { do: 'sendto', on: `u${n}`, text: 'hello', address: SERVER_ADDRESS, port: 7 },
  ]),
];

const hears: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port: 7 },
];

interface Route {
  readonly node?: number;
  readonly at?: number;
  readonly to?: string;
  readonly via?: string;
}

function route({ node = WEST, at = 1500 * MILLISECOND, to = '10.0.2.0/24', via }: Route) {
  const [network = '', length] = to.split('/');
  const said = { network: ipv4(network), prefixLength: Number(length) };
  const input: SessionInput = { at, kind: 'static-route', node, ...said };
  return via === undefined ? input : { ...input, via: ipv4(via) };
}

async function run(inputs: SessionInput[], given: Differences = {}) {
  const differences = { client: calls, server: hears, ...given };
  const spec = internet(differences);
  const session = { scenario: spec.id, seed: 1, inputs };
  const kernel = await kernelFor(spec, session);
  const { log } = runInternet(differences, inputs, { kernel }).sim;
  const seconds = (events: readonly { at: number }[]) =>
    events.map(({ at }) => Math.floor(at / SECOND));
  return {
    log,
    /** The seconds in which the server got a datagram. */
    reached: seconds(all(log, 'udp.received').filter(({ node }) => node === SERVER)),
    changes: all(log, 'route.changed').map(({ node, destination, via }) => [
      node,
      destination,
      via,
    ]),
    futile: all(log, 'input.futile').map(({ why }) => why),
  };
}

test('a route that is added is taken from then on', async () => {
  const { reached, changes, log } = await run([route({ via: '10.0.9.2' })], {
    west: { routes: [] },
  });
  expect(reached).toEqual([2, 3]);
  expect(changes).toEqual([[WEST, '10.0.2.0/24', '10.0.9.2']]);
  const [input] = all(log, 'session.input');
  expect(all(log, 'route.changed')[0]?.cause).toBe(input?.id);
});

test('one that is removed is not: the router has no route any more', async () => {
  const { reached, changes, log } = await run([route({})]);
  expect(reached).toEqual([1]);
  expect(changes).toEqual([[WEST, '10.0.2.0/24', '']]);
  expect(all(log, 'packet.ignored').map(({ node, why }) => [node, why])).toEqual([
    [WEST, 'no-route'],
    [WEST, 'no-route'],
  ]);
});

test('one to the same network takes the place of what was there', async () => {
  const { changes, reached } = await run([
    route({ via: '10.0.9.3' }),
    route({ at: 2500 * MILLISECOND, via: '10.0.9.2' }),
  ]);
  expect(reached).toEqual([1, 3]);
  expect(changes.map(([, , via]) => via)).toEqual(['10.0.9.3', '10.0.9.2']);
});

test('the longest prefix decides, whichever route came last', async () => {
  const { reached } = await run([route({ to: '0.0.0.0/0', via: '10.0.1.3' })]);
  expect(reached).toEqual([1, 2, 3]);
  const host = await run([route({ to: '10.0.2.2/32', via: '10.0.1.3' })]);
  expect(host.reached).toEqual([1]);
});

test('a host has another gateway', async () => {
  const { log } = await run([route({ node: CLIENT, to: '0.0.0.0/0', via: '10.0.1.3' })]);
  const asked = all(log, 'arp.sent').filter(({ node }) => node === CLIENT);
  expect(asked.map(({ target }) => formatIpv4(target))).toContain('10.0.1.3');
});

/** A program that writes once more while its host has no gateway, from 1.5 s to 4 s. */
const writes: ScriptStep[] = [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
  ...[1, 2].flatMap((n): ScriptStep[] => [
    { do: 'waitUntil', at: n * SECOND },
    { do: 'send', on: 's', text: `part ${n}` },
  ]),
];
const listens: ScriptStep[] = [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port: 80 },
  { do: 'listen', on: 'l', backlog: 5 },
  { do: 'accept', on: 'l', as: 'c' },
  { do: 'recvAll', on: 'c', size: 100 },
];
const gateway = { node: CLIENT, to: '0.0.0.0/0' };

test('a connection whose route is withdrawn tells its program, and sends again when there is one', async () => {
  const inputs = [route(gateway), route({ ...gateway, at: 4 * SECOND, via: '10.0.1.1' })];
  const { log } = await run(inputs, { client: writes, server: listens });
  const soft = all(log, 'socket.event').filter(({ what }) => what.startsWith('soft-error'));
  expect(soft.length).toBeGreaterThan(1);
  for (const { what, node, at } of soft) {
    expect([what, node]).toEqual(['soft-error ENETUNREACH', CLIENT]);
    expect(at).toBeGreaterThanOrEqual(2 * SECOND);
    expect(at).toBeLessThan(4 * SECOND);
  }
  const arrived = all(log, 'segment.received').filter(({ node, length }) => {
    return node === SERVER && length > 0;
  });
  expect(arrived.map(({ at }) => at >= 4 * SECOND)).toEqual([false, true]);
});

test('why it has no way is answered by the segment that had none', async () => {
  const { log } = await run([route(gateway)], { client: writes, server: listens });
  const [noted] = all(log, 'tcp.note').filter(({ code }) => code === 'no-way');
  const [dropped] = all(log, 'packet.ignored').filter(({ node }) => node === CLIENT);
  expect(readEvent(log, noted?.cause ?? -1)).toMatchObject({ kind: 'segment.sent', length: 6 });
  expect(dropped).toMatchObject({ why: 'no-route', cause: noted?.cause });
});

test('a connection without a way lives until its user timeout, as one without an answer', async () => {
  const timeout: ScriptStep = {
    ...{ do: 'setsockopt', on: 's', option: 'userTimeout', value: 5 * SECOND },
  };
  const [socket, ...rest] = writes as [ScriptStep, ...ScriptStep[]];
  const { log } = await run([route(gateway)], {
    client: [socket, timeout, ...rest],
    server: listens,
  });
  const [end] = all(log, 'tcp.transition').filter(
    ({ node, to }) => node === CLIENT && to === 'CLOSED',
  );
  expect(end).toMatchObject({ at: 7 * SECOND, event: 'timeout user' });
});

test('the network of a card stays, and what is not there cannot be removed', async () => {
  const { futile, changes, reached } = await run([
    route({ to: '10.0.9.0/24' }),
    route({ to: '10.7.0.0/16' }),
  ]);
  expect(futile).toEqual(['no-such-route', 'no-such-route']);
  expect([changes, reached]).toEqual([[], [1, 2, 3]]);
});

test('a card that has no address by then reaches no next hop', async () => {
  const { futile } = await run([route({ node: EAST, to: '10.5.0.0/16', via: '10.6.0.1' })], {
    east: { cards: [{ address: '10.0.9.2' }, { address: '10.0.2.1' }, {}] },
  });
  expect(futile).toEqual(['next-hop-elsewhere']);
});

test('a link of a run spells it, and is read again', () => {
  const inputs = [route({ via: '10.0.9.2' }), route({ at: 2 * SECOND })];
  expect(decodeRunLink(encodeRunLink({ seed: 1, inputs }))?.inputs).toEqual(inputs);
});

test('it is refused where it makes no sense, and what would is said', async () => {
  const faultsOf = async (input: SessionInput) => {
    const spec = internet();
    const session = { scenario: spec.id, seed: 1, inputs: [input] };
    return runFaults(spec, session, await kernelFor(spec, session));
  };
  expect(await faultsOf(route({ via: '10.0.9.2' }))).toEqual([]);
  expect(await faultsOf(route({ via: '10.0.2.2' }))).toMatchObject([
    { code: 'gateway', found: '10.0.2.2', allowed: ['10.0.1.1/24', '10.0.9.1/24'] },
  ]);
  expect(await faultsOf(route({ via: '10.0.9.1' }))).toMatchObject([{ code: 'gateway' }]);
  expect(await faultsOf(route({ to: '10.0.2.7/24', via: '10.0.9.2' }))).toMatchObject([
    { code: 'network', found: '10.0.2.7', allowed: ['10.0.2.0/24'] },
  ]);
  expect(await faultsOf(route({ to: '10.0.2.0/33', via: '10.0.9.2' }))).toMatchObject([
    { code: 'whole', path: ['inputs', 0, 'prefixLength'] },
  ]);
  for (const to of [
    ...['10.0.1.1/32', '127.0.0.0/8', '127.1.0.0/16', '0.0.0.0/32', '255.255.255.255/32'],
    ...['224.0.0.0/4', '239.1.0.0/16'],
  ]) {
    expect(await faultsOf(route({ to, via: '10.0.9.2' }))).toMatchObject([
      { code: 'useless-route', found: to },
    ]);
    expect(await faultsOf(route({ to }))).toEqual([]);
  }
  expect(await faultsOf(route({ via: '10.0.9.255' }))).toMatchObject([{ code: 'gateway' }]);
  expect(await faultsOf(route({ node: SWITCH }))).toMatchObject([{ code: 'not-host' }]);
  expect(await faultsOf(route({ node: 99 }))).toMatchObject([{ code: 'no-node' }]);
});
