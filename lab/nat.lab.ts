/** Another program reads what a NAT and a firewall wrote: every checksum on every link, and nothing malformed. */
import { expect, test } from 'vitest';
import { kernelOf } from '../src/stack/capability.ts';
import { capability as firewall } from '../src/stack/hooks/firewall/capability.ts';
import {
  type Differences,
  NORTHS,
  natKernel,
  runHomes,
  SERVERS,
} from '../src/stack/hooks/nat/testing/homes.ts';
import { bound, fetchFrom, say, serves } from '../src/stack/hooks/nat/testing/steps.ts';
import { capturePoints, writePcapng } from '../src/stack/pcapng/export.ts';
import { capturedPackets } from '../src/stack/pcapng/packets.ts';
import { tshark } from './tshark.ts';

const FIELDS = [
  ...['ip.checksum.status', 'tcp.checksum.status', 'udp.checksum.status', 'icmp.checksum.status'],
  '_ws.malformed',
];
const CHECKED = ['ip.check_checksum', 'tcp.check_checksum', 'udp.check_checksum'];
const kernel = kernelOf([...natKernel.capabilities, firewall]);

/** What tshark says of each packet at each card: status 1 is good; an error’s quotation is one more. */
function readBy(given: Differences): string[][] {
  const running = runHomes(given, [], { capture: true, kernel });
  const points = capturePoints(running.spec);
  const packets = capturedPackets(running.sim.log, running.sim.capture, points);
  const options = CHECKED.flatMap((check) => ['-o', `${check}:TRUE`]);
  const fields = FIELDS.flatMap((field) => ['-e', field]);
  const format = ['-T', 'fields', '-E', 'separator=/t', '-E', 'aggregator=,'];
  const lines = tshark(writePcapng(points, packets), [...options, ...format, ...fields]);
  return lines
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}

const CASES: Readonly<Record<string, Differences>> = {
  'a fetch': { anna: fetchFrom(SERVERS), server: serves(20_000) },
  'a hairpin': {
    anna: fetchFrom(NORTHS),
    arno: serves(5_000),
    north: { forwards: [{ protocol: 'tcp', port: 80, to: '192.168.1.3' }] },
  },
  'an error about a datagram': { anna: [...bound(5000), say('x', SERVERS, 9)] },
  'a connection that a firewall rejects': {
    anna: fetchFrom(SERVERS),
    hooks: [{ hook: 'firewall', config: { rules: [{ direction: 'forward', verdict: 'reject' }] } }],
  },
};

test.each(Object.entries(CASES))('%s: every checksum is right behind the NAT', (_, given) => {
  const rows = readBy(given);
  expect(rows.length).toBeGreaterThan(8);
  for (const [ip = '', tcp = '', udp = '', icmp = '', malformed = ''] of rows) {
    expect(malformed).toBe('');
    // The first of each is the packet’s own; what is quoted is not all there, so its sum is not read.
    for (const status of [ip, tcp, icmp].filter((each) => each !== '')) {
      expect(status.split(',')[0]).toBe('1');
    }
    if (icmp === '' && udp !== '') expect(udp).toBe('1');
  }
});
