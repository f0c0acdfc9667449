/** Four hosts and a switch between them, two of whom talk to the other two. */
import { describe, expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { ipv4, simulatedMac } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { NO_CAUSE, readEvent } from '../../trace/log.ts';
import { scenarioFaults } from '../../world/schema/scenario.ts';
import { all, traceBytes } from '../../world/testing.ts';
import { cloneWorld } from '../../world/world.ts';
import './events.ts';
import type { Switch } from './table.ts';
import {
  addressOf,
  CLIENT,
  fourHosts,
  LAPTOP,
  MIRROR,
  runSwitch,
  SERVER,
  SWITCH,
  switchKernel,
} from './testing/four-hosts.ts';

const running = runSwitch(fourHosts());
const { log, world } = running.sim;
const macOf = (node: number) => simulatedMac(node + 1);

describe('four hosts and a switch', () => {
  test('both who ask get their answer, through two connections', () => {
    for (const node of [CLIENT, LAPTOP]) {
      expect(world.nodes[node]).toMatchObject({ processes: [{ state: { totalReceived: 2_000 } }] });
    }
  });

  test('the first ARP request is flooded, and its answer is forwarded to the asker alone', () => {
    const [flooded] = all(log, 'switch.flooded');
    expect(flooded).toMatchObject({ source: macOf(CLIENT), from: CLIENT, why: 'group' });
    const copies = all(log, 'frame.sent').filter(({ cause }) => cause === flooded?.id);
    expect(copies.map(({ nic }) => nic)).toEqual([LAPTOP, SERVER, MIRROR]);
    expect(all(log, 'switch.forwarded')[0]).toMatchObject({
      ...{ source: macOf(SERVER), destination: macOf(CLIENT), from: SERVER, to: CLIENT },
    });
  });

  test('each address is learned once, at its own port', () => {
    const learned = all(log, 'switch.learned');
    expect(learned.map(({ port }) => port)).toEqual([CLIENT, SERVER, LAPTOP, MIRROR]);
    for (const { address, port, before } of learned) {
      expect([address, before]).toEqual([macOf(port), -1]);
    }
  });

  test('nobody hears what is not for him, but for what is for everybody', () => {
    const ignored = all(log, 'packet.ignored').filter(({ why }) => why === 'not-our-mac');
    expect(ignored).toEqual([]);
    const heard = all(log, 'frame.delivered').filter(({ node }) => node === MIRROR);
    const fromClient = heard.filter(({ cause }) => {
      const sent = readEvent(log, cause) as { packet: number };
      return readEvent(log, sent.packet).node === CLIENT;
    });
    expect(fromClient).toHaveLength(1);
  });

  test('a forwarded frame carries the packet that came in, and why it is sent leads back to it', () => {
    const sent = all(log, 'frame.sent').filter(({ node }) => node === SWITCH);
    expect(sent.length).toBeGreaterThan(20);
    for (const { cause, packet } of sent) {
      const decided = readEvent(log, cause);
      expect(decided.kind).toMatch(/^switch\.(forwarded|flooded)$/);
      const delivered = readEvent(log, decided.cause);
      expect(delivered).toMatchObject({ kind: 'frame.delivered', node: SWITCH });
      expect(readEvent(log, delivered.cause)).toMatchObject({ kind: 'frame.sent', packet });
    }
  });

  test('whoever is silent for 300 seconds is forgotten, and the timer is the cause', () => {
    const forgot = all(log, 'switch.forgot');
    expect(forgot.map(({ why }) => why)).toEqual(['aged', 'aged', 'aged', 'aged']);
    for (const { address, at, cause } of forgot) {
      const heard = Math.max(
        ...[...all(log, 'switch.forwarded'), ...all(log, 'switch.flooded')].flatMap((frame) =>
          frame.source === address ? [frame.at] : [],
        ),
      );
      expect(at - heard).toBe(300_000_000);
      expect(readEvent(log, cause)).toMatchObject({ kind: 'timer.fired', layer: 'switch' });
    }
    expect((world.nodes[SWITCH] as Switch).entries.size).toBe(0);
  });

  test('no frame is left behind, and no cause is left over', () => {
    expect(framesHeld(world.arena)).toBe(0);
    expect(log.cause).toBe(NO_CAUSE);
  });

  test('the same session gives the same bytes, and its world can be cloned', () => {
    expect(traceBytes(runSwitch(fourHosts()).sim.log)).toEqual(traceBytes(log));
    expect(cloneWorld(world).nodes[SWITCH]).toEqual(world.nodes[SWITCH]);
  });
});

test('a scenario with a switch fetches it, and its fields are checked', async () => {
  const spec = fourHosts();
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs: [] });
  expect(kernel.nodes.has('switch')).toBe(true);
  expect(scenarioFaults(spec, kernel)).toEqual([]);
  const faults = scenarioFaults(fourHosts({ ageingTime: 5, tableSize: 0 }), switchKernel);
  expect(faults.map(({ path }) => path.join('.'))).toEqual([
    'nodes.4.ageingTime',
    'nodes.4.tableSize',
  ]);
});

test('a loop of two switches is a storm, which the guard ends', () => {
  const { nodes, links, ...rest } = fourHosts();
  const between = (a: string, b: string) => ({ between: [a, b] as [string, string], delay: 1000 });
  const { sim } = runSwitch({
    ...rest,
    nodes: [...nodes, { kind: 'switch', name: 'other' }],
    links: [...links, between('switch', 'other'), between('other', 'switch')],
  });
  expect(all(sim.log, 'run.stopped')).toMatchObject([{ why: 'frames-without-end' }]);
});

test('two switches in a row lead to each other’s hosts', () => {
  const { nodes, links, ...rest } = fourHosts();
  // The server and the mirror are plugged into a switch of their own.
  const moved = links.map((link, i) =>
    i < SERVER ? link : { ...link, between: [link.between[0], 'other'] as [string, string] },
  );
  const { sim } = runSwitch({
    ...rest,
    nodes: [...nodes, { kind: 'switch', name: 'other' }],
    links: [...moved, { between: ['switch', 'other'], delay: 1000 }],
  });
  for (const node of [CLIENT, LAPTOP]) {
    expect(sim.world.nodes[node]).toMatchObject({
      processes: [{ state: { totalReceived: 2_000 } }],
    });
  }
  const learned = all(sim.log, 'switch.learned').filter(({ node }) => node === SWITCH);
  // Both are behind the port that leads to the other switch.
  expect(learned.map(({ address, port }) => [address, port])).toEqual([
    [macOf(CLIENT), 0],
    [macOf(SERVER), 2],
    [macOf(LAPTOP), 1],
    [macOf(MIRROR), 2],
  ]);
});

test('a spare trunk takes over whenever the first is cut, and no late frame leads into the dead one', () => {
  const hosts = fourHosts({}, [
    [
      { do: 'socket', as: 's' },
      { do: 'connect', on: 's', address: ipv4(addressOf(SERVER)), port: 80 },
      { do: 'waitUntil', at: SECOND },
      { do: 'send', on: 's', text: 'one' },
      { do: 'waitUntil', at: 2 * SECOND },
      { do: 'send', on: 's', text: 'two' },
      { do: 'recv', on: 's', size: 10 },
      { do: 'exit' },
    ],
    [],
    [
      { do: 'socket', as: 'l' },
      { do: 'bind', on: 'l', port: 80 },
      { do: 'listen', on: 'l', backlog: 1 },
      { do: 'accept', on: 'l', as: 'c' },
      { do: 'recv', on: 'c', size: 100 },
      { do: 'recv', on: 'c', size: 100 },
      { do: 'send', on: 'c', text: 'ok' },
    ],
  ]);
  const trunk = { between: ['switch', 'other'] as [string, string], delay: 10 * MILLISECOND };
  const spec = {
    ...hosts,
    nodes: [...hosts.nodes, { kind: 'switch' as const, name: 'other' }],
    links: [
      ...hosts.links.map((link, i) =>
        i === SERVER ? { ...link, between: ['server', 'other'] as [string, string] } : link,
      ),
      trunk,
      { ...trunk, up: false },
    ],
  };
  // Four loopbacks and the hosts' links come first. The server's ACK is on the trunk at 1.055 s.
  const [first, spare] = [8, 9];
  for (const cut of [1.02, 1.05, 1.055, 1.06, 1.065]) {
    const at = Math.round(cut * SECOND);
    const { log } = runSwitch(spec, [
      { at, kind: 'link', link: first, settings: { up: false } },
      { at: at + 100 * MILLISECOND, kind: 'link', link: spare, settings: { up: true } },
    ]).sim;
    // After the cut, nobody is learned behind the dead trunk: what leads there is at most an RTO long.
    const dead = all(log, 'switch.learned').filter(
      ({ node, port, at: when }) => when > at && port === (node === SWITCH ? 3 : 1),
    );
    expect(dead).toEqual([]);
    expect(all(log, 'app.exited')[0]?.at).toBeLessThan(3 * SECOND);
  }
});
