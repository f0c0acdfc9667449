/** Columns and packets that the reader has chosen, in whole runs of four hosts and a switch. */
import { describe, expect, it } from 'vitest';
import { type RecordedRun, recordedRun } from '../../../model/recorded-run.ts';
import { capability as dnsServer } from '../../../stack/apps/dns-server/capability.ts';
import { CORE, kernelOf } from '../../../stack/capability.ts';
import { capability as switches } from '../../../stack/nodes/switch/capability.ts';
import {
  CLIENT,
  fourHosts,
  LAPTOP,
  MIRROR,
  runSwitch,
  SERVER,
  SWITCH,
} from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { capability as dns } from '../../../stack/protocols/dns/capability.ts';
import { lookup, NAMES } from '../../../stack/protocols/dns/testing/lookup.ts';
import { EVERY_HOST_PART } from '../../../stack/world/testing/every-kernel.ts';
import '../../../stack/protocols/dns/title.ts';
import { advance, startSession } from '../../../stack/world/session.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { hiddenColumn, movedColumn, placeAt, shownColumn, shownNodes } from './columns.ts';
import { changedFrame } from './joined.ts';
import { PLAIN_LOOK } from './look.ts';
import { ladderRun, layerOf, titleOf } from './model.ts';
import { connectionIn, nodeHead } from './node-head.ts';
import { talkOf } from './talk.ts';

const spec = fourHosts();
const run = recordedRun(runSwitch(spec).sim.log, topologyOf(spec));
const { nodes } = run.topology;
const plain = ladderRun(run, {});
const columns = (look = PLAIN_LOOK) => shownNodes(nodes, look).map(({ id }) => id);

function lookedUp(): RecordedRun {
  const scenario = lookup();
  const session = { scenario: scenario.id, seed: 1, inputs: [] };
  const kernel = kernelOf([...CORE, ...EVERY_HOST_PART, switches, dns, dnsServer]);
  const running = startSession(scenario, session, { kernel });
  advance(running);
  return recordedRun(running.sim.log, topologyOf(scenario));
}

describe('columns', () => {
  it('stand in the order of the path until one is moved', () => {
    expect(columns()).toEqual([CLIENT, LAPTOP, SWITCH, SERVER, MIRROR]);
    const moved = movedColumn(nodes, PLAIN_LOOK, SWITCH, 0);
    expect(columns(moved)).toEqual([SWITCH, CLIENT, LAPTOP, SERVER, MIRROR]);
    expect(columns(movedColumn(nodes, moved, SWITCH, 4))).toEqual([
      ...[CLIENT, LAPTOP, SERVER, MIRROR, SWITCH],
    ]);
  });

  it('do not go beyond the ends', () => {
    expect(movedColumn(nodes, PLAIN_LOOK, CLIENT, -1)).toBe(PLAIN_LOOK);
    expect(columns(movedColumn(nodes, PLAIN_LOOK, MIRROR, 9))).toEqual(columns());
  });

  it('come back to their neighbours when they are shown again', () => {
    const hidden = hiddenColumn(nodes, PLAIN_LOOK, LAPTOP);
    expect(columns(hidden)).toEqual([CLIENT, SWITCH, SERVER, MIRROR]);
    const moved = movedColumn(nodes, hidden, MIRROR, 0);
    expect(columns(shownColumn(moved, LAPTOP))).toEqual([MIRROR, CLIENT, LAPTOP, SWITCH, SERVER]);
  });

  it('are two at the least', () => {
    let look = PLAIN_LOOK;
    for (const { id } of nodes) look = hiddenColumn(nodes, look, id);
    expect(columns(look)).toHaveLength(2);
    expect(columns({ ...PLAIN_LOOK, hidden: nodes.map(({ id }) => id) })).toEqual(columns());
  });

  it('are let go between those at whose left and right they are', () => {
    const at = new Map([CLIENT, LAPTOP, SWITCH].map((id, i) => [id, 100 * i]));
    expect(placeAt(at, CLIENT, 150)).toBe(1);
    expect(placeAt(at, SWITCH, -20)).toBe(0);
  });
});

describe('without the column of the switch', () => {
  const look = hiddenColumn(nodes, PLAIN_LOOK, SWITCH);
  const joined = ladderRun(run, {}, look);

  it('what it sends on is one line from host to host, from the first hop to the last', () => {
    const syn = joined.packets.find((packet) => titleOf(packet) === 'SYN');
    const hops = plain.packets.filter((packet) => titleOf(packet) === 'SYN').slice(0, 2);
    expect(syn?.hops?.map(({ frame }) => frame)).toEqual(hops.map(({ frame }) => frame));
    expect([syn?.from, syn?.to]).toEqual([CLIENT, SERVER]);
    expect([syn?.starts, syn?.arrives]).toEqual([hops[0]?.starts, hops[1]?.arrives]);
  });

  it('a broadcast is a line to each host that it came to', () => {
    const [first] = joined.packets;
    const broadcast = joined.packets.filter(
      ({ headerEvent }) => headerEvent === first?.headerEvent,
    );
    expect(broadcast.map(({ to }) => to).sort()).toEqual([LAPTOP, SERVER, MIRROR]);
  });

  it('nothing is missing: each hop is in a line', () => {
    const hops = new Set(joined.packets.flatMap((packet) => packet.hops ?? [packet]));
    expect(hops.size).toBe(plain.packets.length);
    expect(joined.hidden).toEqual([]);
  });

  it('the frame to which something can be done is the hop under way, or the first that left', () => {
    const syn = joined.packets.find((packet) => titleOf(packet) === 'SYN')!;
    const [first, second] = syn.hops!;
    expect(changedFrame(syn, first!.sentEvent + 1)).toBe(first!.frame);
    expect(changedFrame(syn, second!.sentEvent + 1)).toBe(second!.frame);
    expect(changedFrame(syn, second!.endEvent + 1)).toBe(first!.frame);
  });
});

describe('without the column of a host', () => {
  it('its packets are counted as hidden, and its states and calls are gone', () => {
    const ladder = ladderRun(run, {}, hiddenColumn(nodes, PLAIN_LOOK, MIRROR));
    const gone = plain.packets.filter(({ from, to }) => from === MIRROR || to === MIRROR);
    expect(gone.length).toBeGreaterThan(5);
    expect(ladder.hidden).toEqual(gone.map(({ sentEvent }) => sentEvent));
    expect(ladder.packets.length + gone.length).toBe(plain.packets.length);
    expect(ladder.transitions.some(({ node }) => node === MIRROR)).toBe(false);
    expect(ladder.groups.some(({ node }) => node === MIRROR)).toBe(false);
  });
});

describe('packets', () => {
  const { protocols, conversations } = talkOf(plain.packets);

  it('are of the protocols and conversations that were seen', () => {
    expect(protocols).toEqual(['arp', 'tcp']);
    expect(conversations.map(({ name }) => name.replace(/:\d{5}/, ':*'))).toEqual([
      '10.0.0.1:* ↔ 10.0.0.3:80',
      '10.0.0.2:* ↔ 10.0.0.4:80',
    ]);
  });

  it('of one protocol can be left out, and it is known how many', () => {
    const ladder = ladderRun(run, {}, { ...PLAIN_LOOK, without: ['arp'] });
    const arp = plain.packets.filter(({ protocol }) => protocol === 'arp');
    expect(new Set(ladder.packets.map(({ protocol }) => protocol))).toEqual(new Set(['tcp']));
    expect(ladder.hidden).toHaveLength(arp.length);
  });

  it('of one conversation stand alone, with the states of its ends only', () => {
    const only = conversations[1]!.key;
    const ladder = ladderRun(run, {}, { ...PLAIN_LOOK, only });
    const ends = new Set(ladder.packets.flatMap(({ from, to }) => [from, to]));
    expect(ends).toEqual(new Set([LAPTOP, SWITCH, MIRROR]));
    expect(ladder.transitions.some(({ node, to }) => node === CLIENT && to === 'SYN_SENT')).toBe(
      false,
    );
    expect(connectionIn(ladder, LAPTOP)).toBeDefined();
    expect(connectionIn(ladder, CLIENT)).toBeUndefined();
    const cursor = { at: 0, event: run.log.count };
    const head = nodeHead(run, nodes[LAPTOP]!, cursor, connectionIn(ladder, LAPTOP));
    expect(head.endpoint).toMatch(/^10\.0\.0\.2:\d+$/);
  });

  it('are DNS, in the colour of applications, when the program says so', () => {
    const found = lookedUp();
    const ladder = ladderRun(found, {});
    expect(talkOf(ladder.packets).protocols).toEqual(['arp', 'dns', 'tcp']);
    const query = ladder.packets.find((packet) => titleOf(packet).startsWith('DNS'));
    expect(query && layerOf(query)).toBe('application');
    const without = ladderRun(found, {}, { ...PLAIN_LOOK, without: ['dns'] });
    expect(without.packets.some(({ header }) => header?.kind === 'udp.sent')).toBe(false);
    expect(without.nodes.map(({ id }) => id)).toContain(NAMES);
  });
});
