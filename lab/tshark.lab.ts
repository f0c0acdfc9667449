/** Another program reads what we write: every packet is well-formed, in its place and in its time. */
import { describe, expect, test } from 'vitest';
import { capturePoints, EPOCH_MICROSECONDS, exportPcapng } from '../src/stack/pcapng/export.ts';
import { eventsOf } from '../src/stack/trace/log.ts';
import { tcpFlags } from '../src/stack/wire/index.ts';
import { type LabScenario, runOf } from './scenarios/kit.ts';
import { SCENARIOS } from './scenarios/matrix.ts';
import { type Expert, readWithTshark } from './tshark.ts';
import { isSpoilt, type Where, witness } from './witness.ts';

const PLACES: Where[] = ['client', 'everywhere'];
const cases = SCENARIOS.flatMap((scenario) =>
  PLACES.map((where) => ({ name: scenario.name, where, scenario })),
);

test('every scenario has a name of its own', () => {
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
});

/** Somebody puts frames of his own into the run, which may be wrong on purpose. */
const isForged = ({ inputs }: LabScenario) => inputs.some(({ kind }) => kind === 'frame');

describe('tshark finds each packet where and when our trace has it, with our comment', () => {
  test.each(cases)('$name ($where)', ({ scenario, where }) => {
    const { packets, counts } = witness(scenario, where);
    expect(counts.tshark).toBe(counts.ours);
    expect(
      packets.map(({ tshark }) => [tshark.at, tshark.interface, tshark.inbound, tshark.comments]),
    ).toEqual(
      packets.map(({ ours }) => [
        EPOCH_MICROSECONDS + ours.event.at,
        `${scenario.spec.nodes[ours.event.node]?.name} eth${ours.event.nic}`,
        ours.inbound,
        ours.notes.length === 0 ? [] : [ours.notes.join('; ')],
      ]),
    );
  });
});

describe('no packet is malformed and every checksum is good, but for what a link spoilt', () => {
  test.each(cases)('$name ($where)', ({ scenario, where }) => {
    for (const { ours, tshark } of witness(scenario, where).packets) {
      if (isSpoilt(ours)) continue;
      expect(tshark.malformed).toBe(false);
      if (isForged(scenario)) continue;
      const { ip, icmp, udp, tcp } = tshark.checksums;
      // An ICMP error quotes the start of a packet, too little to sum.
      const own = icmp.length > 0 ? [ip[0], icmp[0]] : [...ip, ...udp, ...tcp];
      expect([...new Set(own)]).toEqual(tshark.protocols.endsWith('arp') ? [] : ['good']);
    }
  });
});

describe('as seen by one host, a run that lost nothing has no retransmission', () => {
  const lossless = (scenario: LabScenario) =>
    [...eventsOf(runOf(scenario).sim.log, ['frame.dropped', 'packet.ignored'])].length === 0;
  // Some lessons overflow a queue on purpose, or a router of theirs refuses a packet.
  const calm = SCENARIOS.filter((each) => /^lesson [\w-]+$/.test(each.name) && lossless(each));
  const ends = calm.flatMap((scenario) =>
    capturePoints(scenario.spec).map((point) => ({ name: scenario.name, point, scenario })),
  );
  test.each(ends)('$name ($point.name)', ({ scenario, point }) => {
    const { log, capture } = runOf(scenario).sim;
    const seen = readWithTshark(exportPcapng(log, capture, [point]));
    const analysed = seen.flatMap(({ tcp }) => (tcp === undefined ? [] : [...tcp.analysis]));
    expect(seen.length).toBeGreaterThan(5);
    expect(analysed.filter((flag) => /retransmission|out_of_order/.test(flag))).toEqual([]);
  });
});

/** What tshark remarks on and the trace says too: nothing is wrong with the packet itself. */
const EXPECTED: readonly RegExp[] = [
  // The analysis of sequence numbers, which flags.lab.ts goes through one by one.
  /^(Duplicate ACK|This frame is a \(suspected\)|Previous segment|TCP (window|zero|keep-alive))/i,
  /^(ACK to a TCP|ACKed segment that wasn't captured|TCP Zero Window|A new tcp session)/i,
  /^TCP window specified by the receiver is now completely full/,
  // RFC 2883: the receiver says that something came twice.
  /^D-SACK Sequence$/,
  // A probe for an address that is free, or a request whose answer is an error.
  /^No response seen to ICMP request$/,
  // Somebody says on purpose that he has another's address.
  /^Duplicate IP address configured/,
  // A packet that is wrong on purpose, and the error that quotes it.
  /^Pointer points before first address$/,
];

describe('tshark has no complaint that the scenario did not intend', () => {
  test.each(cases)('$name ($where)', ({ scenario, where }) => {
    for (const { ours, tshark } of witness(scenario, where).packets) {
      if (isSpoilt(ours)) continue;
      const serious = ({ severity }: Expert) => severity === 'warning' || severity === 'error';
      // Of what an ICMP error quotes, tshark sums the start, and finds that it is not the whole.
      const { ip, icmp } = tshark.checksums;
      const quotes = ip.length > 1 && ip[0] === 'good' && icmp[0] === 'good';
      const sums = isForged(scenario) || quotes ? /^Bad checksum/ : /^$/;
      const left = tshark.experts
        .filter(serious)
        .filter(({ message }) => !sums.test(message))
        .filter(({ message }) => !EXPECTED.some((pattern) => pattern.test(message)))
        .map(({ message }) => message);
      const { origin } = ours;
      const isReset = origin?.kind === 'segment.sent' && (origin.flags & tcpFlags.RST) !== 0;
      expect(left).toEqual(isReset ? ['Connection reset (RST)'] : []);
    }
  });
});
