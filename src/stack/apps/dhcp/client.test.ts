/** What a client does beside asking: with its link, its connections, and what it has been told. */
import { describe, expect, test } from 'vitest';
import { played } from '../../../runtime/testing/played.ts';
import { formatIpv4, ipv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import type { Host } from '../../nodes/host/host.ts';
import '../../protocols/dhcp/events.ts';
import { OPTIONS } from '../../protocols/dhcp/codes.ts';
import { udpDataFor } from '../../protocols/dhcp/frame.ts';
import { decodeDhcp } from '../../protocols/dhcp/message.ts';
import { capturedFrame } from '../../trace/capture.ts';
import type { ProcessSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import { ANNA, type LanGiven, lan, linkOf, SERVER } from './testing/lan.ts';

const cable = (node: number, second: number, up: boolean): SessionInput => ({
  ...{ at: second * SECOND, kind: 'link', link: linkOf(node), settings: { up } },
});
const typed = (second: number, line: string): SessionInput => ({
  ...{ at: second * SECOND, kind: 'type', node: ANNA, process: 0, line },
});
const addressOf = ({ sim }: SessionRun, node = ANNA) =>
  formatIpv4((sim.world.nodes[node] as Host).nics[0]?.address ?? 0);
const said = ({ sim }: SessionRun) =>
  all(sim.log, 'dhcp.sent').flatMap(({ node, message }) => (node === ANNA ? [message] : []));
const states = ({ sim }: SessionRun) => all(sim.log, 'dhcp.client').map(({ state }) => state);
const printed = ({ sim }: SessionRun) =>
  all(sim.log, 'app.printed').flatMap(({ node, line }) => (node === ANNA ? [line] : []));

/** Anna connects to the server from the address that she is given, and keeps the connection. */
function connected(given: LanGiven = {}) {
  const spec = lan(given);
  const nodes = spec.nodes.map((node, i) => {
    const { processes = [] } = node as { processes?: ProcessSpec[] };
    if (i === SERVER) {
      return { ...node, processes: [...processes, { name: 'echo', app: 'echo-server', args: {} }] };
    }
    const nc = { name: 'nc', app: 'nc', args: { line: 'nc 10.0.0.1 7' }, startAt: 15 * SECOND };
    return i === ANNA ? { ...node, processes: [...processes, nc] } : node;
  });
  return { ...spec, nodes };
}
const connection = ({ sim }: SessionRun) =>
  all(sim.log, 'tcp.transition').flatMap(({ node, event, to }) =>
    node === ANNA ? [`${event} → ${to}`] : [],
  );
const resets = ({ sim }: SessionRun) =>
  all(sim.log, 'segment.sent').filter(({ node, flags }) => node === ANNA && (flags & 4) !== 0);

describe('the link of a client', () => {
  test('is down: nothing is asked until it is up', async () => {
    const inputs = [cable(ANNA, 0, false), cable(ANNA, 20, true)];
    const running = await played(lan({ startAt: [SECOND] }), { inputs });
    const [first] = all(running.sim.log, 'dhcp.sent');
    expect(first?.at).toBeGreaterThanOrEqual(20 * SECOND);
    expect(addressOf(running)).toBe('10.0.0.100');
  });

  test('was down from the start: what was asked is asked again as soon as it is up', async () => {
    const spec = lan();
    const links = spec.links.map((link, i) => (i === ANNA ? { ...link, up: false } : link));
    const running = await played({ ...spec, links }, { inputs: [cable(ANNA, 10, true)] });
    const asked = all(running.sim.log, 'dhcp.sent').filter(({ message }) => message === 'DISCOVER');
    expect(asked.at(-1)?.at).toBe(10 * SECOND);
    expect(addressOf(running)).toBe('10.0.0.100');
  });

  test('was down: the address is asked for again, from 0.0.0.0, and probed before it is used', async () => {
    const inputs = [cable(ANNA, 20, false), cable(ANNA, 30, true)];
    const running = await played(lan(), { inputs });
    expect(states(running).slice(2)).toEqual(['BOUND', 'INIT-REBOOT', 'REBOOTING', 'BOUND']);
    const again = all(running.sim.log, 'udp.sent').find(
      ({ node, at }) => node === ANNA && at >= 30 * SECOND,
    );
    expect(again).toMatchObject({ srcAddress: 0, dstAddress: 0xffffffff });
    const claims = all(running.sim.log, 'acd.claimed').map(({ address }) => formatIpv4(address));
    expect(claims).toEqual(['10.0.0.100', '10.0.0.100']);
    expect(addressOf(running)).toBe('10.0.0.100');
  });

  test('was down for a short time: connections go on', async () => {
    const inputs = [cable(ANNA, 20, false), cable(ANNA, 21, true)];
    const running = await played(connected(), { inputs: [...inputs] });
    expect(connection(running).at(-1)).toBe('rcv SYN,ACK → ESTABLISHED');
  });
});

describe('connections from an address that is lost', () => {
  test('end when the lease ends; their peers hear nothing, for nothing may be sent', async () => {
    const inputs = [cable(SERVER, 290, false)];
    const running = await played(connected({ until: 620 }), { inputs });
    expect(connection(running).at(-1)).toBe('ABORT → CLOSED');
    expect(resets(running)).toEqual([]);
    expect(addressOf(running)).toBe('0.0.0.0');
    expect(printed(running)).toContain('the lease of 10.0.0.100 has ended');
  });

  test('are reset before the address is given back', async () => {
    const running = await played(connected(), { inputs: [typed(20, 'release')] });
    expect(connection(running).at(-1)).toBe('ABORT → CLOSED');
    expect(resets(running)).toHaveLength(1);
    expect(said(running).at(-1)).toBe('RELEASE');
  });
});

describe('a client that is stopped', () => {
  test('gives its address back, and has none', async () => {
    const stop: SessionInput = {
      ...{ at: 20 * SECOND, kind: 'signal', node: ANNA, process: 0, signal: 'TERM' },
    };
    const running = await played(lan(), { inputs: [stop] });
    expect(said(running).at(-1)).toBe('RELEASE');
    expect(addressOf(running)).toBe('0.0.0.0');
  });
});

describe('what a client is told', () => {
  const messages = (running: SessionRun) =>
    all(running.sim.log, 'frame.sent').flatMap(({ frame }) => {
      const bytes = capturedFrame(running.sim.capture, frame) ?? new Uint8Array();
      const data = udpDataFor(bytes, 67) ?? udpDataFor(bytes, 68);
      const { message } = data === undefined ? {} : decodeDhcp(data.data);
      return message === undefined ? [] : [{ ...message, dst: data?.dst }];
    });

  test('an address that it must refuse is declined at once, and never asked for', async () => {
    const running = await played(lan({ clients: [{ refuse: ['10.0.0.100', '10.0.0.101'] }] }));
    expect(said(running)).toEqual([
      ...['DISCOVER', 'DECLINE', 'DISCOVER', 'DECLINE', 'DISCOVER', 'REQUEST'],
    ]);
    expect(addressOf(running)).toBe('10.0.0.102');
    const why = all(running.sim.log, 'dhcp.discarded').map((event) => event.why);
    expect(why).toEqual(['barred', 'barred']);
  });

  test('an address that it remembers is asked for without discovering', async () => {
    const first = await played(lan({ clients: [{ remembers: '10.0.0.103' }], until: 3 }));
    expect(said(first)).toEqual(['REQUEST']);
    expect(states(first)).toEqual(['REBOOTING']);
  });

  test('an identifier stands in each of its messages, and in the answers', async () => {
    const running = await played(lan({ clients: [{ clientId: 'wire' }] }));
    const found = messages(running);
    expect(found.length).toBeGreaterThanOrEqual(4);
    for (const { options } of found) {
      expect([...(options.get(OPTIONS.clientId) ?? [])]).toEqual([0, 0x77, 0x69, 0x72, 0x65]);
    }
  });

  test('its request says for how long it has been at it as its DISCOVER did, however late the offer', async () => {
    const spec = lan();
    const links = spec.links.map((link, i) => (i === ANNA ? { ...link, delay: SECOND } : link));
    const running = await played({ ...spec, links });
    const at = all(running.sim.log, 'dhcp.sent').find(({ message }) => message === 'REQUEST')?.at;
    expect(at).toBeGreaterThan(2 * SECOND);
    const asked = messages(running).find(({ type }) => type === 'REQUEST');
    expect(asked?.seconds).toBe(0);
  });

  test('a lease counts from the DISCOVER that was answered, however many were not before it', async () => {
    const inputs = [cable(SERVER, 0, false), cable(SERVER, 80, true)];
    const spec = lan({ network: { lease: 100 * SECOND }, until: 160 });
    const { sim } = await played(spec, { inputs });
    const bound = all(sim.log, 'dhcp.client').filter(({ state }) => state === 'BOUND');
    const asked = all(sim.log, 'dhcp.sent').findLast(({ message }) => message === 'DISCOVER');
    expect(asked?.at).toBeGreaterThan(100 * SECOND);
    expect(bound.map(({ until }) => until - (asked?.at ?? 0))).toEqual([100 * SECOND]);
  });

  test('without the broadcast flag it hears answers to an address that it does not have yet', async () => {
    const running = await played(lan({ clients: [{ broadcast: false }] }));
    const found = messages(running);
    expect(found.every(({ flags }) => flags === 0)).toBe(true);
    const offer = found.find(({ type }) => type === 'OFFER');
    expect(offer?.dst).toBe(ipv4('10.0.0.100'));
    expect(addressOf(running)).toBe('10.0.0.100');
  });
});
