/** How long a NAT remembers, and how much. */
import { describe, expect, test } from 'vitest';
import { MILLISECOND, MINUTE, SECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { udpFrame } from './testing/bytes.ts';
import { ANNA, ANNAS, ARNO, ARNOS, NORTH, NORTHS, runHomes, SERVERS } from './testing/homes.ts';
import {
  bound,
  expectTidy,
  fetchFrom,
  hear,
  heard,
  into,
  reasons,
  say,
  serves,
  wait,
  whole,
} from './testing/steps.ts';

describe('time and room', () => {
  test('a mapping of UDP lasts five minutes from what the inside sends, whatever comes in', () => {
    const running = runHomes({
      anna: [...bound(5000), say('x', SERVERS, 7), hear],
      server: [...bound(7), wait(4 * MINUTE), say('y', NORTHS, 5000)],
      more: { until: 10 * MINUTE },
    });
    expect(heard(running, ANNA)).toBe(1);
    const [mapped] = all(running.sim.log, 'nat.mapped');
    const [ended] = all(running.sim.log, 'nat.unmapped');
    expect((ended?.at ?? 0) - (mapped?.at ?? 0)).toBe(5 * MINUTE);
  });

  test('what the inside sends renews it', () => {
    const running = runHomes({
      anna: [...bound(5000), say('x', SERVERS, 7), wait(4 * MINUTE), say('x', SERVERS, 7)],
      server: bound(7),
      more: { until: 10 * MINUTE },
    });
    const [ended] = all(running.sim.log, 'nat.unmapped');
    expect(Math.round((ended?.at ?? 0) / MINUTE)).toBe(9);
  });

  test('when no port is free, the trace says so and the sender is told that it may not', () => {
    const running = runHomes(
      {
        anna: [...bound(5000), say('x', SERVERS, 7)],
        arno: [wait(SECOND), ...bound(5002), say('x', SERVERS, 7), hear],
        north: { ports: { low: 2_000, high: 2_000 } },
      },
      [],
      whole,
    );
    expect(all(running.sim.log, 'nat.exhausted')).toMatchObject([
      { inside: ARNOS, insidePort: 5002, low: 2_000, high: 2_000 },
    ]);
    expect(reasons(running)).toEqual(['nat-no-port']);
    const told = all(running.sim.log, 'icmp.received').filter(({ node }) => node === ARNO);
    expect(told).toMatchObject([{ type: 3, code: 13, src: 3232235777 }]);
    expectTidy(running);
  });

  test('conversations are bounded', () => {
    const inputs = Array.from({ length: 50 }, (_, port) =>
      into(NORTH, 0, udpFrame(NORTH, 0, { src: ANNAS, dst: SERVERS }, [5000, 100 + port])),
    );
    const running = runHomes({ north: { mostSessions: 10 } }, inputs);
    expect(all(running.sim.log, 'nat.session')).toHaveLength(10);
    expect(reasons(running).filter((why) => why === 'nat-table-full')).toHaveLength(40);
  });

  const first = [...bound(5001), say('1', SERVERS, 9)];
  const second = [wait(SECOND), ...bound(5003), say('2', SERVERS, 9)];

  test('a packet that is refused for want of room takes no port, so nobody comes in by it', () => {
    const running = runHomes({
      ...{ anna: first, arno: [...second, hear], north: { mostSessions: 1 } },
      server: [...bound(9), wait(2 * SECOND), say('in', NORTHS, 5003)],
    });
    expect(reasons(running)).toEqual(['nat-table-full', 'nat-no-mapping']);
    expect(all(running.sim.log, 'nat.mapped')).toMatchObject([{ inside: ANNAS }]);
  });

  const forwards = [{ protocol: 'tcp' as const, port: 80, to: '192.168.1.3' }];

  // To turn round takes two conversations: that of whoever sends, and that of whoever is sent to.
  test.each([
    [1, 0, ['nat-table-full']],
    [2, 2, []],
  ] as const)(
    'with room for %i, a packet that turns round begins %i',
    (mostSessions, begun, why) => {
      const north = { mostSessions, forwards };
      const given = { anna: fetchFrom(NORTHS), arno: serves(10), north };
      const running = runHomes({ ...given, more: { until: 500 * MILLISECOND } }, [], whole);
      const open = all(running.sim.log, 'nat.session').filter(({ state }) => state === 'opening');
      expect(open).toHaveLength(begun);
      expect(all(running.sim.log, 'nat.mapped')).toHaveLength(begun / 2);
      expect(reasons(running)).toEqual(why);
      expectTidy(running);
    },
  );

  test('whoever turns round and is filtered has dug its own hole all the same', () => {
    const filtering = 'address-and-port-dependent' as const;
    const meet = (at: number, own: number, other: number) => [
      ...[...bound(own), say('open', SERVERS, 9), wait(at), say('hi', NORTHS, other), hear],
    ];
    const running = runHomes({
      ...{ anna: meet(SECOND, 5001, 5003), arno: meet(2 * SECOND, 5003, 5001) },
      ...{ server: bound(9), north: { filtering } },
    });
    expect(reasons(running)).toEqual(['nat-filtered']);
    expect(heard(running, ANNA)).toBe(1);
  });
});
