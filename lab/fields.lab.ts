/** tshark's fields of ARP, IPv4, ICMP, IGMP, UDP, TCP, DHCP and DNS are ours, one by one, in every capture. */
import { expect, test } from 'vitest';
import { capturePoints, writePcapng } from '../src/stack/pcapng/export.ts';
import { capturedPackets } from '../src/stack/pcapng/packets.ts';
import { FIELDS, FLAGS, fieldsOf, type Row } from './fields.ts';
import { runOf } from './scenarios/kit.ts';
import { SCENARIOS } from './scenarios/matrix.ts';
import { tshark } from './tshark.ts';
import { isSpoilt } from './witness.ts';

const BETWEEN = '\x1f';
const flag = (value: string) => (value === '1' || value === 'True' ? '1' : '0');

function read(file: Uint8Array): Row[] {
  const format = ['-T', 'fields', '-E', 'separator=/t', '-E', `aggregator=${BETWEEN}`];
  const asked = FIELDS.flatMap((field) => ['-e', field]);
  // Each frame by itself: what pieces and segments come to when they are put together is another test's.
  const apart = ['-o', 'ip.defragment:FALSE', '-o', 'tcp.desegment_tcp_streams:FALSE'];
  const lines = tshark(file, [...apart, ...format, ...asked])
    .split('\n')
    .slice(0, -1);
  return lines.map((line) => {
    const columns = line.split('\t');
    return Object.fromEntries(
      FIELDS.map((name, i) => {
        const text = columns[i] ?? '';
        const values = text === '' ? [] : text.split(BETWEEN);
        return [name, FLAGS.has(name) ? values.map(flag) : values];
      }),
    );
  });
}

/** Which protocols have been compared, so that none is left out without anybody noticing. */
const compared = new Set<string>();

test.each(SCENARIOS)('$name', (scenario) => {
  const { log, capture } = runOf(scenario).sim;
  const points = capturePoints(scenario.spec);
  // Of a frame with a flipped bit nobody can say which of its fields to believe.
  const packets = capturedPackets(log, capture, points).filter((packet) => !isSpoilt(packet));
  const theirs = read(writePcapng(points, packets));
  expect(theirs).toHaveLength(packets.length);
  packets.forEach(({ bytes }, i) => {
    const ours = fieldsOf(bytes);
    // One comparison of texts for each frame: there are some hundred thousand of them.
    if (JSON.stringify(theirs[i]) !== JSON.stringify(ours)) {
      expect(theirs[i], `frame ${i + 1}`).toEqual(ours);
    }
    for (const name of FIELDS) {
      if ((ours[name] ?? []).length > 0) compared.add(name);
    }
  });
});

test('every field has been compared somewhere', () => {
  // DNS messages are in other runs: `dns.lab.ts` compares them, and `filter.lab.ts` these names.
  const here = FIELDS.filter((name) => !name.startsWith('dns.'));
  expect(here.filter((name) => !compared.has(name))).toEqual([]);
});
