/** Two homes behind NATs, each with one address: who can speak to whom, and what the trace says where not. */
import { describe, expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { readEvent } from '../../trace/log.ts';
import { scenarioFaults } from '../../world/schema/scenario.ts';
import { all, traceBytes } from '../../world/testing.ts';
import { cloneWorld } from '../../world/world.ts';
import './events.ts';
import type { Filtering, MappingKind } from './spec.ts';
import { framesOf } from './testing/bytes.ts';
import {
  ANNA,
  ANNAS,
  ARNOS,
  BELLAS,
  homes,
  MIDDLE,
  NORTH,
  NORTHS,
  natKernel,
  runHomes,
  SERVER,
  SERVERS,
  SOUTHS,
} from './testing/homes.ts';
import {
  bound,
  expectTidy,
  fetchFrom,
  hear,
  heard,
  reasons,
  received,
  say,
  serves,
  wait,
  whole,
} from './testing/steps.ts';

describe('a fetch from a server outside', () => {
  const given = { anna: fetchFrom(SERVERS), server: serves(20_000) };
  const running = runHomes(given, [], whole);
  const { log, world } = running.sim;

  test('the host gets all of it, and the server has seen no address of the inside', () => {
    expect(received(running, ANNA)).toBe(20_000);
    const sources = framesOf(running, MIDDLE).map((bytes) => new DataView(bytes.buffer));
    expect(sources.length).toBeGreaterThan(10);
    const mapped = all(log, 'nat.mapped');
    expect(mapped).toHaveLength(1);
    expect(mapped[0]).toMatchObject({
      protocol: 'tcp',
      inside: ANNAS,
      outside: NORTHS,
      kept: true,
    });
    const atServer = all(log, 'tcp.transition').filter(({ node }) => node === SERVER);
    expect(atServer.length).toBeGreaterThan(3);
    expectTidy(running);
  });

  test('every packet that is translated on the way out comes back to where it was', () => {
    const turned = all(log, 'nat.translated');
    const out = turned.filter(({ direction }) => direction === 'out');
    const back = turned.filter(({ direction }) => direction === 'in');
    expect(out.length).toBeGreaterThan(5);
    expect(back.length).toBeGreaterThan(5);
    for (const { before, beforePort, after, afterPort } of back) {
      expect(out[0]).toMatchObject({
        ...{ before: after, beforePort: afterPort, after: before, afterPort: beforePort },
      });
    }
  });

  test('why a packet goes on leads through the translation', () => {
    const forwarded = all(log, 'router.forwarded').filter(
      ({ node, to }) => node === NORTH && to === 0,
    );
    expect(forwarded.length).toBeGreaterThan(5);
    for (const { cause } of forwarded) {
      expect(readEvent(log, cause)).toMatchObject({ kind: 'nat.translated', direction: 'in' });
    }
  });

  test('the connection is followed from its SYNs to its FINs', () => {
    expect(all(log, 'nat.session').map(({ state }) => state)).toEqual([
      ...['opening', 'established', 'closing'],
    ]);
  });

  test('the same session gives the same bytes, and its world can be cloned', () => {
    expect(traceBytes(runHomes(given, [], whole).sim.log)).toEqual(traceBytes(log));
    expect(cloneWorld(world).nodes[NORTH]).toEqual(world.nodes[NORTH]);
  });
});

test('two hosts that have chosen the same port get two, as odd or even as theirs', () => {
  const both = (at: number) => [wait(at), ...bound(5001), say('x', SERVERS, 7), hear];
  const running = runHomes({ anna: both(0), arno: both(SECOND), server: [...bound(7)] }, [], whole);
  const mapped = all(running.sim.log, 'nat.mapped');
  expect(mapped.map(({ inside, kept }) => [inside, kept])).toEqual([
    [ANNAS, true],
    [ARNOS, false],
  ]);
  expect(mapped.map(({ outsidePort }) => outsidePort % 2)).toEqual([1, 1]);
  expect(new Set(mapped.map(({ outsidePort }) => outsidePort)).size).toBe(2);
  expectTidy(running);
});

describe('a SYN from outside', () => {
  const knocks = { server: [wait(SECOND), ...fetchFrom(NORTHS, 80)], anna: serves(10) };

  test('dies at the NAT; its sender hears of it six seconds later', () => {
    const running = runHomes({ ...knocks, more: { until: 9 * SECOND } }, [], whole);
    const { log } = running.sim;
    const [held] = all(log, 'nat.syn.held');
    const [told] = all(log, 'icmp.sent').filter(({ node }) => node === NORTH);
    expect(held).toMatchObject({ node: NORTH, peer: SERVERS, port: 80 });
    expect(told).toMatchObject({ type: 3, code: 3, dst: SERVERS });
    expect((told?.at ?? 0) - (held?.at ?? 0)).toBe(6 * SECOND);
    expect(readEvent(log, told?.cause ?? -1)).toMatchObject({
      ...{ kind: 'packet.ignored', why: 'nat-unsolicited-syn', rfc: 'RFC5382#4.3' },
    });
    expect(new Set(reasons(running))).toEqual(new Set(['nat-unsolicited-syn']));
    expectTidy(running);
  });

  test('or never, where the NAT is silent', () => {
    const silent = { unsolicited: 'silent' } as const;
    const running = runHomes({ ...knocks, north: silent });
    expect(reasons(running)).toContain('nat-unsolicited-syn');
    expect(all(running.sim.log, 'icmp.sent')).toEqual([]);
  });

  test('is led inside by a port forward', () => {
    const forwards = [{ protocol: 'tcp' as const, port: 80, to: '192.168.1.2' }];
    const running = runHomes({ ...knocks, north: { forwards } }, [], whole);
    expect(received(running, SERVER)).toBe(10);
    expect(reasons(running)).toEqual([]);
    expectTidy(running);
  });

  test('is matched when the inside opens to the same peer within six seconds', () => {
    // Both ends bind, and open to each other: the SYN of the server comes first.
    const opens = (own: number, address: number, port: number): ScriptStep[] => [
      { do: 'socket', as: 's' },
      { do: 'bind', on: 's', port: own },
      { do: 'connect', on: 's', address, port },
      { do: 'send', on: 's', text: 'hello' },
      { do: 'recv', on: 's', size: 5 },
    ];
    const running = runHomes(
      {
        server: [wait(SECOND), ...opens(6001, NORTHS, 6000)],
        anna: [wait(1_500 * MILLISECOND), ...opens(6000, SERVERS, 6001)],
      },
      [],
      whole,
    );
    expect(all(running.sim.log, 'nat.syn.matched')).toHaveLength(1);
    expect(received(running, ANNA)).toBe(5);
    expect(received(running, SERVER)).toBe(5);
    expectTidy(running);
  });
});

describe('hole punching', () => {
  // Both send to the other's outer address and port; the first to arrive finds the hole not dug yet.
  const punch = (filtering: Filtering, mapping: MappingKind = 'endpoint-independent') =>
    runHomes(
      {
        anna: [...bound(5000), wait(SECOND), say('a1', SOUTHS, 6000), wait(SECOND), hear],
        bella: [
          ...bound(6000),
          ...[say('open', SERVERS, 7), wait(2 * SECOND), say('b1', NORTHS, 5000), hear],
        ],
        server: bound(7),
        north: { filtering },
        south: { filtering, mapping },
      },
      [],
      whole,
    );

  test('works where mappings do not depend on the peer and filters let in whoever was sent to', () => {
    for (const filtering of ['endpoint-independent', 'address-and-port-dependent'] as const) {
      const running = punch(filtering);
      expect(heard(running, ANNA), filtering).toBe(1);
      expectTidy(running);
    }
  });

  test('fails behind a NAT that has another port for every peer, where the other filters by port', () => {
    const running = punch('address-and-port-dependent', 'address-and-port-dependent');
    expect(heard(running, ANNA)).toBe(0);
    expect(reasons(running)).toEqual(['nat-filtered']);
    const ports = all(running.sim.log, 'nat.mapped').filter(({ inside }) => inside === BELLAS);
    expect(new Set(ports.map(({ outsidePort }) => outsidePort)).size).toBe(2);
    expectTidy(running);
  });

  test('whoever has not been sent to is let in by one filter, and not by another', () => {
    const stranger = (filtering: Filtering) =>
      runHomes(
        {
          anna: [...bound(5000), say('open', SERVERS, 7), hear],
          bella: [...bound(6000), wait(SECOND), say('b1', NORTHS, 5000)],
          server: bound(7),
          north: { filtering },
        },
        [],
        whole,
      );
    const open = stranger('endpoint-independent');
    expect(heard(open, ANNA)).toBe(1);
    for (const filtering of ['address-dependent', 'address-and-port-dependent'] as const) {
      const shut = stranger(filtering);
      expect(heard(shut, ANNA)).toBe(0);
      expect(reasons(shut)).toEqual(['nat-filtered']);
      expectTidy(shut);
    }
  });

  test('another port of the same peer gets through a filter by address alone', () => {
    const other = (filtering: Filtering) =>
      runHomes({
        anna: [...bound(5000), say('open', SERVERS, 7), hear],
        server: [
          ...bound(7),
          { do: 'socket', as: 'v', type: 'dgram' },
          ...[wait(SECOND), { ...say('s', NORTHS, 5000), on: 'v' } as ScriptStep],
        ],
        north: { filtering },
      });
    expect(heard(other('address-dependent'), ANNA)).toBe(1);
    const shut = other('address-and-port-dependent');
    expect(heard(shut, ANNA)).toBe(0);
    expect(reasons(shut)).toEqual(['nat-filtered']);
  });
});

describe('hairpin', () => {
  const forwards = [{ protocol: 'tcp' as const, port: 80, to: '192.168.1.3' }];

  test('a host reaches its neighbour by the outer address, and is known by it', () => {
    const running = runHomes(
      { anna: fetchFrom(NORTHS), arno: serves(5_000), north: { forwards } },
      [],
      whole,
    );
    expect(received(running, ANNA)).toBe(5_000);
    const ways = all(running.sim.log, 'nat.translated');
    expect(new Set(ways.map(({ direction }) => direction))).toEqual(new Set(['hairpin']));
    // Nobody is told of a shorter way: there is none to that address.
    expect(all(running.sim.log, 'icmp.sent')).toEqual([]);
    expectTidy(running);
  });

  test('an error about such a packet is turned round as well', () => {
    const running = runHomes(
      {
        server: bound(7),
        arno: [...bound(5001), say('open', SERVERS, 7), wait(SECOND), { do: 'close', on: 'u' }],
        anna: [wait(3 * SECOND), ...bound(5000), say('x', NORTHS, 5001)],
      },
      [],
      whole,
    );
    const errors = all(running.sim.log, 'icmp.received').filter(({ node }) => node === ANNA);
    expect(errors).toMatchObject([{ type: 3, code: 3, src: NORTHS, dst: ANNAS }]);
    expect(all(running.sim.log, 'nat.error.translated')).toHaveLength(2);
    expectTidy(running);
  });
});

test('a scenario with a NAT fetches it, and its config is checked', async () => {
  const spec = homes();
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs: [] });
  expect(kernel.hooks.map(({ id }) => id)).toContain('nat');
  expect(scenarioFaults(spec, kernel)).toEqual([]);
  const wrong = homes({
    north: {
      filtering: 'none' as never,
      ports: { low: 3_000, high: 2_000 },
      forwards: [{ protocol: 'tcp', port: 0, to: '224.0.0.1' }],
    },
  });
  expect(scenarioFaults(wrong, natKernel).map(({ path }) => path.join('.'))).toEqual([
    'nodes.5.hooks.0.config.filtering',
    'nodes.5.hooks.0.config.forwards.0.port',
    'nodes.5.hooks.0.config.forwards.0.to',
    'nodes.5.hooks.0.config.ports',
  ]);
});
