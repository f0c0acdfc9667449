/** What a router sends itself goes where it would forward it. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import type { RouterSpec } from './spec.ts';
import { type Differences, EAST, internet, WEST } from './testing/internet.ts';

/** Two lines between the routers: the first is preferred by both until it is cut. */
const cards = [{ address: '10.0.1.1' }, { address: '10.0.9.1' }, { address: '10.0.8.1' }];
const back = [{ address: '10.0.9.2' }, { address: '10.0.2.1' }, { address: '10.0.8.2' }];
const to = (net: number, via: string, distance: number) => ({
  ...{ network: `10.0.${net}.0`, prefixLength: 24, via, distance },
});
const twoLines = (west: Partial<RouterSpec> = {}, more: Differences = {}) =>
  internet({
    ...more,
    west: { cards, routes: [to(2, '10.0.8.2', 5), to(2, '10.0.9.2', 1)], ...west },
    east: { cards: back, routes: [to(1, '10.0.8.1', 5), to(1, '10.0.9.1', 1)] },
    links: [{ between: ['west', 'east'], delay: 2 * MILLISECOND }],
  });
const cut: SessionInput = { at: 0, kind: 'link', link: 5 + 3, settings: { up: false } };
const pings = (line: string, startAt = SECOND) => [
  { name: 'ping', app: 'ping', args: { line }, startAt },
];
const printed = ({ sim }: SessionRun) => all(sim.log, 'app.printed').map(({ line }) => line);
const sourcesOf = ({ sim }: SessionRun, node: number) =>
  new Set(all(sim.log, 'icmp.sent').flatMap((e) => (e.node === node ? [formatIpv4(e.src)] : [])));

describe('a router’s own packets', () => {
  test('pass over a route whose link is cut: its ping takes the spare one, from that card’s address', async () => {
    const running = await played(twoLines({ processes: pings('-c 1 10.0.2.2') }), {
      inputs: [cut],
    });
    expect(printed(running)[1]).toMatch(/^64 octets from 10.0.2.2: icmp_seq=1/);
    const [sent] = all(running.sim.log, 'raw.sent');
    expect(formatIpv4(sent?.src ?? 0)).toBe('10.0.8.1');
  });

  test('have no way where all links there are cut', async () => {
    const inputs: SessionInput[] = [cut, { ...cut, link: 5 + 5 } as SessionInput];
    const running = await played(twoLines({ processes: pings('-c 1 10.0.2.2') }), { inputs });
    expect(all(running.sim.log, 'raw.sent')).toEqual([]);
    expect(printed(running)[1]).toContain('network unreachable');
  });

  test('an error about a packet leaves by the spare line, and names the card that it leaves by', async () => {
    const clientCard = { processes: pings('-c 1 -t 2 10.0.2.2') };
    const running = await played(twoLines({}, { clientCard }), { inputs: [cut] });
    expect(printed(running)[1]).toBe('from 10.0.8.2: icmp_seq=1 time to live exceeded');
    expect(sourcesOf(running, EAST)).toEqual(new Set(['10.0.8.2']));
  });

  test('do not go where the router refuses to forward', async () => {
    const routes = [{ network: '10.7.0.0', prefixLength: 16, refuse: 'host' as const }];
    const processes = pings('-c 1 10.7.0.1');
    const running = await played(twoLines({ routes, processes, gateway: '10.0.9.2' }));
    expect(all(running.sim.log, 'raw.sent')).toEqual([]);
    expect(all(running.sim.log, 'frame.sent').filter(({ node }) => node === WEST)).toEqual([]);
  });
});
