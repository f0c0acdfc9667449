/** ICMP, pieces of datagrams, and whatever else is not a plain packet of TCP or UDP, through a NAT. */
import { describe, expect, test } from 'vitest';
import type { ScriptStep } from '../../apps/script/script.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../core/instant.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { echo, framesOf, laterPiece, udpFrame } from './testing/bytes.ts';
import {
  ANNA,
  ANNAS,
  ARNO,
  ARNOS,
  NORTH,
  NORTHS,
  runHomes,
  SERVER,
  SERVERS,
} from './testing/homes.ts';
import {
  bound,
  expectTidy,
  fetchFrom,
  hear,
  heard,
  into,
  reasons,
  received,
  say,
  serves,
  whole,
} from './testing/steps.ts';

describe('ICMP', () => {
  const ping = (identifier: number, src = ANNAS, at = MILLISECOND) =>
    into(NORTH, 0, echo(NORTH, 0, { src, dst: SERVERS }, identifier), at);

  test('a ping from inside is answered, and two with one identifier are told apart', () => {
    const running = runHomes({}, [ping(7), ping(7, ARNOS, 2 * MILLISECOND)], whole);
    const replies = all(running.sim.log, 'icmp.received').filter(({ type }) => type === 0);
    expect(replies.map(({ node }) => node).sort()).toEqual([ANNA, ARNO]);
    const mapped = all(running.sim.log, 'nat.mapped');
    expect(new Set(mapped.map(({ outsidePort }) => outsidePort)).size).toBe(2);
    expectTidy(running);
  });

  test('a mapping of a ping ends a minute after the last one', () => {
    const running = runHomes({ more: { until: 2 * MINUTE } }, [ping(7)]);
    const [mapped] = all(running.sim.log, 'nat.mapped');
    const [ended] = all(running.sim.log, 'nat.unmapped');
    expect((ended?.at ?? 0) - (mapped?.at ?? 0)).toBe(MINUTE);
    expect(ended).toMatchObject({ why: 'idle', inside: ANNAS });
  });

  test('a port that the server does not have: the error finds its way back, quoted as it was sent', () => {
    const running = runHomes({ anna: [...bound(5000), say('x', SERVERS, 9), hear] }, [], whole);
    const errors = all(running.sim.log, 'icmp.received').filter(({ node }) => node === ANNA);
    expect(errors).toMatchObject([{ type: 3, code: 3, src: SERVERS, dst: ANNAS }]);
    // The socket knows that it is about its own datagram.
    const returned = all(running.sim.log, 'socket.return').filter(({ node }) => node === ANNA);
    expect(returned.at(-1)).toMatchObject({ name: 'recvfrom' });
    expectTidy(running);
  });

  test('a narrow link outside: the sender inside is told, and TCP sends less', () => {
    const narrow = [
      { address: '198.51.100.254' },
      { address: '198.51.101.254' },
      { address: '203.0.113.1', mtu: 600 },
    ];
    const anna: ScriptStep[] = [
      { do: 'socket', as: 's' },
      { do: 'connect', on: 's', address: SERVERS, port: 80 },
      { do: 'send', on: 's', bytes: 9_000 },
      { do: 'shutdown', on: 's', how: 'wr' },
    ];
    const server: ScriptStep[] = [
      { do: 'socket', as: 'l' },
      { do: 'bind', on: 'l', port: 80 },
      { do: 'listen', on: 'l', backlog: 5 },
      { do: 'accept', on: 'l', as: 'c' },
      { do: 'recvAll', on: 'c', size: 65_536 },
    ];
    const running = runHomes({ anna, server, middle: { cards: narrow } }, [], whole);
    expect(all(running.sim.log, 'nat.error.translated').length).toBeGreaterThan(0);
    expect(all(running.sim.log, 'cache.changed')).toContainEqual(
      expect.objectContaining({ node: ANNA, table: 'pmtu', value: '600' }),
    );
    expect(received(running, SERVER)).toBe(9_000);
    expectTidy(running);
  });

  test('a narrow link inside: the NAT’s own error quotes what the server sent', () => {
    const cards = [{ address: '192.168.1.1', mtu: 600 }, { address: '198.51.100.1' }];
    const running = runHomes(
      { anna: fetchFrom(SERVERS), server: serves(9_000), northRouter: { cards } },
      [],
      whole,
    );
    expect(reasons(running)).toContain('needs-fragments');
    expect(all(running.sim.log, 'cache.changed')).toContainEqual(
      expect.objectContaining({ node: SERVER, table: 'pmtu', value: '600' }),
    );
    expect(received(running, ANNA)).toBe(9_000);
    expectTidy(running);
  });

  test('an error about nothing that left is not let in', () => {
    const quoted = udpFrame(NORTH, 1, { src: NORTHS, dst: SERVERS }, [4_000, 9]).slice(14);
    const running = runHomes({}, [into(NORTH, 1, errorAbout(quoted))]);
    expect(reasons(running)).toEqual(['nat-no-mapping']);
    expect(all(running.sim.log, 'packet.ignored')).toMatchObject([{ rfc: 'RFC5508#4.2' }]);
  });

  test('the router itself can be pinged from outside, and ping', () => {
    const outer = into(NORTH, 1, echo(NORTH, 1, { src: SERVERS, dst: NORTHS }, 3));
    const running = runHomes({}, [outer]);
    expect(all(running.sim.log, 'icmp.sent')).toMatchObject([{ node: NORTH, type: 0 }]);
    expect(reasons(running)).toEqual([]);
  });
});

/** Port unreachable, about these bytes. */
function errorAbout(quoted: Uint8Array): Uint8Array {
  const frame = echo(NORTH, 1, { src: SERVERS, dst: NORTHS }, 0);
  // The echo request carries 32 bytes: room for a header and eight bytes behind it.
  frame.set(quoted.subarray(0, 28), 42);
  frame.set([3, 3, 0, 0, 0, 0, 0, 0], 34);
  let sum = 0;
  for (let at = 34; at < frame.length; at += 2) {
    sum += ((frame[at] as number) << 8) | (frame[at + 1] as number);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  frame[36] = (~sum >>> 8) & 255;
  frame[37] = ~sum & 255;
  return frame;
}

describe('datagrams in pieces', () => {
  const MORE = 1;
  const bytes = Uint8Array.from({ length: 40 }, (_, at) => at);
  const header = { identification: 77 };
  const pieces = (src: number, dst: number, node: number, nic: number) => {
    const data = udpFrame(node, nic, { src, dst, ...header }, [5000, 7], bytes);
    const first = laterPiece(node, nic, { src, dst, ...header, flags: MORE }, data.slice(34, 58));
    const last = laterPiece(
      ...([node, nic, { src, dst, ...header, fragmentOffset: 3 }] as const),
      data.slice(58),
    );
    return [first, last] as const;
  };
  const server: ScriptStep[] = [...bound(7), hear];

  test.each(['in order', 'reversed'])('the server gets the whole of it, %s', (order) => {
    const [first, last] = pieces(ANNAS, SERVERS, NORTH, 0);
    const [one, two] = order === 'reversed' ? [last, first] : [first, last];
    const inputs = [into(NORTH, 0, one), into(NORTH, 0, two, 2 * MILLISECOND)];
    const running = runHomes({ server }, inputs, whole);
    expect(heard(running, SERVER)).toBe(1);
    expect(all(running.sim.log, 'nat.fragment.held')).toHaveLength(order === 'reversed' ? 1 : 0);
    expect(all(running.sim.log, 'nat.fragment')).toMatchObject([{ after: NORTHS }]);
    expectTidy(running);
  });

  test('what comes in in pieces, the last of them first, reaches the host inside', () => {
    const [first, last] = pieces(SERVERS, NORTHS, NORTH, 1);
    const running = runHomes(
      { anna: [...bound(7), say('open', SERVERS, 5000), hear], more: { until: 20 * SECOND } },
      [into(NORTH, 1, last, SECOND), into(NORTH, 1, first, 2 * SECOND)],
      whole,
    );
    expect(all(running.sim.log, 'nat.fragment.held')).toHaveLength(1);
    expect(heard(running, ANNA)).toBe(1);
    expectTidy(running);
  });

  test('pieces whose first never comes are given up after a minute, and never more than 64 wait', () => {
    const inputs = Array.from({ length: 200 }, (_, id) => {
      const piece = { src: ANNAS, dst: SERVERS, identification: id, fragmentOffset: 3 };
      return into(NORTH, 0, laterPiece(NORTH, 0, piece, bytes), MILLISECOND + id);
    });
    const running = runHomes({ more: { until: 3 * MINUTE } }, inputs);
    expect(all(running.sim.log, 'nat.fragment.held')).toHaveLength(200);
    expect(reasons(running).filter((why) => why === 'nat-fragments-full')).toHaveLength(136);
    expect(reasons(running).filter((why) => why === 'nat-fragment-late')).toHaveLength(64);
    expectTidy(runHomes({ more: { until: 3 * MINUTE } }, inputs, whole));
  });
});

test('a protocol without ports does not leave, and the trace says why', () => {
  const odd = udpFrame(NORTH, 0, { src: ANNAS, dst: SERVERS }, [1, 2]);
  odd[23] = 132;
  // One more in the protocol is one less in the checksum.
  const view = new DataView(odd.buffer);
  const was = view.getUint16(24) - (132 - 17);
  view.setUint16(24, was < 0 ? was + 0xffff : was);
  const running = runHomes({}, [into(NORTH, 0, odd)]);
  expect(reasons(running)).toEqual(['nat-protocol']);
});

test('UDP without a checksum stays without one', () => {
  const bare = udpFrame(NORTH, 0, { src: ANNAS, dst: SERVERS }, [5000, 7]);
  bare.set([0, 0], 40);
  const running = runHomes({ server: [...bound(7), hear] }, [into(NORTH, 0, bare)], whole);
  expect(heard(running, SERVER)).toBe(1);
  const out = framesOf(running, NORTH).filter((frame) => frame[23] === 17);
  expect(out.map((frame) => [frame[40], frame[41]])).toEqual([[0, 0]]);
});
