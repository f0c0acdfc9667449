/**
 * Every arc of the chart is driven by the stack, and every transition the stack makes on the way
 * is legal on the chart. Each row is a story: what is done to a client, its server and its network.
 */
import { expect, test } from 'vitest';
import { played } from '../../runtime/testing/played.ts';
import {
  ANNA,
  type LanGiven,
  lan,
  linkOf,
  SERVER,
  SQUATTER,
} from '../../stack/apps/dhcp/testing/lan.ts';
import { IPV4_BROADCAST, ipv4, MAC_BROADCAST } from '../../stack/core/addresses.ts';
import { SECOND } from '../../stack/core/instant.ts';
import type { SessionInput } from '../../stack/inputs/kind.ts';
import { ARP_REQUEST, arpFrame } from '../../stack/protocols/arp/frame.ts';
import { OPTIONS } from '../../stack/protocols/dhcp/codes.ts';
import { udpFrame } from '../../stack/protocols/dhcp/frame.ts';
import { encodeDhcp, words } from '../../stack/protocols/dhcp/message.ts';
import { all } from '../../stack/world/testing.ts';
import { arcKey, arcsOf } from '../arcs.ts';
import { conformance } from '../conformance.ts';
import { dhcpMachine } from './chart.ts';
import { kind } from './kind.ts';

const cable = (node: number, second: number, up: boolean): SessionInput => ({
  ...{ at: second * SECOND, kind: 'link', link: linkOf(node), settings: { up } },
});
const pull = (node: number, second: number) => cable(node, second, false);
const plug = (node: number, second: number) => cable(node, second, true);
const type = (line: string, second: number): SessionInput => ({
  ...{ at: second * SECOND, kind: 'type', node: ANNA, process: 0, line },
});

const STRANGER = 0x0200_0000_0099;
/** Another host says twice that it has the address: one claim may be a mistake (RFC 5227 §2.4). */
const claims = (second: number): SessionInput[] =>
  [second, second + 2].map((at) => ({
    ...{ at: at * SECOND, kind: 'frame', node: ANNA, nic: 0 },
    bytes: arpFrame(MAC_BROADCAST, {
      ...{ operation: ARP_REQUEST.operation, senderMac: STRANGER, targetMac: 0 },
      ...{ senderIp: ipv4('10.0.0.100'), targetIp: ipv4('10.0.0.100') },
    }),
  }));

interface Story {
  readonly given?: LanGiven;
  readonly inputs?: readonly SessionInput[];
  /** A server says NAK to what the client asked for last. */
  readonly nak?: number;
}

/** The server is out of reach once it has made its offer, or while a lease of it is renewed. */
const offered = pull(SERVER, 0.505);
const silent = [pull(SERVER, 290)];
const lost = [pull(ANNA, 20), pull(SERVER, 22), plug(ANNA, 30)];
const long = { until: 700 };
/** Its host is out of reach for long enough that nobody knows of it. */
const late = (second: number) => [pull(SQUATTER, 0), plug(SQUATTER, second)];

const stories: Record<string, Story> = {
  'INIT|start|SELECTING': {},
  'SELECTING|select offer|REQUESTING': {},
  'SELECTING|link down|INIT': { inputs: [pull(SERVER, 0), pull(ANNA, 2)] },
  'SELECTING|stop|INIT': { inputs: [pull(SERVER, 0), type('release', 2)] },
  'REQUESTING|rcv DHCPACK|BOUND': {},
  'REQUESTING|rcv DHCPNAK|INIT': { inputs: [offered], nak: 2 },
  'REQUESTING|rcv DHCPACK (not accept.)|INIT': {
    given: { squatter: '10.0.0.100', server: { probes: false } },
  },
  'REQUESTING|no answer|INIT': { given: { until: 80 }, inputs: [offered] },
  'REQUESTING|link down|INIT': { inputs: [pull(ANNA, 2)] },
  'REQUESTING|stop|INIT': { inputs: [type('release', 2)] },
  'INIT-REBOOT|start|REBOOTING': { given: { clients: [{ remembers: '10.0.0.102' }] } },
  'INIT-REBOOT|lease expired|INIT': { given: long, inputs: [pull(ANNA, 20)] },
  'INIT-REBOOT|stop|INIT': { inputs: [pull(ANNA, 20), type('release', 30)] },
  'REBOOTING|rcv DHCPACK|BOUND': { inputs: [pull(ANNA, 20), plug(ANNA, 30)] },
  'REBOOTING|rcv DHCPNAK|INIT': { inputs: lost, nak: 32 },
  'REBOOTING|rcv DHCPACK (not accept.)|INIT': {
    given: { squatter: '10.0.0.100' },
    inputs: [pull(ANNA, 20), plug(ANNA, 30), ...late(25)],
  },
  'REBOOTING|no answer|INIT': {
    given: { clients: [{ remembers: '10.0.0.102' }], until: 80 },
    inputs: [pull(SERVER, 0)],
  },
  'REBOOTING|no answer, lease valid|BOUND': { given: { until: 120 }, inputs: lost },
  'REBOOTING|lease expired|INIT': {
    given: long,
    inputs: [pull(ANNA, 20), pull(SERVER, 22), plug(ANNA, 580)],
  },
  'REBOOTING|link down|INIT-REBOOT': { inputs: [...lost, pull(ANNA, 31)] },
  'REBOOTING|stop|INIT': { inputs: [...lost, type('release', 31)] },
  'BOUND|T1 expires|RENEWING': { given: long },
  'BOUND|renew|RENEWING': { inputs: [type('renew', 20)] },
  'BOUND|address conflict|INIT': { inputs: claims(20) },
  'BOUND|link down|INIT-REBOOT': { inputs: [pull(ANNA, 20)] },
  'BOUND|RELEASE|INIT': { inputs: [type('release', 20)] },
  'RENEWING|rcv DHCPACK|BOUND': { given: long },
  'RENEWING|T2 expires|REBINDING': { given: long, inputs: silent },
  'RENEWING|rcv DHCPNAK|INIT': { given: long, inputs: silent, nak: 310 },
  'RENEWING|address conflict|INIT': { given: long, inputs: [...silent, ...claims(310)] },
  'RENEWING|link down|INIT-REBOOT': { given: long, inputs: [...silent, pull(ANNA, 310)] },
  'RENEWING|RELEASE|INIT': { given: long, inputs: [...silent, type('release', 310)] },
  'REBINDING|rcv DHCPACK|BOUND': { given: long, inputs: [...silent, plug(SERVER, 530)] },
  'REBINDING|rcv DHCPNAK|INIT': { given: long, inputs: silent, nak: 530 },
  'REBINDING|lease expired|INIT': { given: long, inputs: silent },
  'REBINDING|address conflict|INIT': { given: long, inputs: [...silent, ...claims(530)] },
  'REBINDING|link down|INIT-REBOOT': { given: long, inputs: [...silent, pull(ANNA, 530)] },
  'REBINDING|RELEASE|INIT': { given: long, inputs: [...silent, type('release', 530)] },
};

async function run({ given, inputs = [], nak }: Story) {
  const ordered = (list: readonly SessionInput[]) => [...list].sort((a, b) => a.at - b.at);
  const first = await played(lan(given), { inputs: ordered(inputs) });
  if (nak === undefined) return first;
  // The same run once more, with an answer to what the client had asked for by then.
  const asked = all(first.sim.log, 'dhcp.sent').findLast(
    ({ node, at }) => node === ANNA && at <= nak * SECOND,
  );
  const data = encodeDhcp({
    ...{ type: 'NAK', hops: 0, xid: asked?.xid ?? 0, seconds: 0, flags: 0, mac: asked?.mac ?? 0 },
    ...{ ciaddr: 0, yiaddr: 0, giaddr: 0 },
    options: new Map([[OPTIONS.serverId as number, words(ipv4('10.0.0.1'))]]),
  });
  const bytes = udpFrame({
    ...{ from: STRANGER, to: MAC_BROADCAST, src: ipv4('10.0.0.1'), dst: IPV4_BROADCAST },
    ...{ srcPort: 67, dstPort: 68, ttl: 64, data },
  });
  const refusal: SessionInput = { at: nak * SECOND, kind: 'frame', node: ANNA, nic: 0, bytes };
  return await played(lan(given), { inputs: ordered([...inputs, refusal]) });
}

const driven = new Set<string>();

test.each(Object.entries(stories))('the stack takes the arc %s', async (arc, story) => {
  const { sim } = await run(story);
  const taken = all(sim.log, 'dhcp.client').map(kind.stepOf);
  expect(conformance(dhcpMachine, taken, kind.entries)).toEqual([]);
  const arcs = taken.map(arcKey);
  expect(arcs).toContain(arc);
  for (const each of arcs) driven.add(each);
});

test('no arc of the chart is left undriven', () => {
  const undriven = arcsOf(dhcpMachine).filter(({ key }) => !driven.has(key));
  expect(undriven.map(({ key }) => key)).toEqual([]);
});
