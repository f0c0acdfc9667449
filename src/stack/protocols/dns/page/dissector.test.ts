import { expect, test } from 'vitest';
import { ipv4 as address } from '../../../core/addresses.ts';
import '../../core-dissectors.ts';
import { addDissector } from '../../../wire/dissector.ts';
import { dissect } from '../../../wire/inspect.ts';
import { layer, packet } from '../../../wire/packet.ts';
import { ethernet } from '../../ethernet/declaration.ts';
import { ipv4 } from '../../ipv4/declaration.ts';
import { udp } from '../../udp/declaration.ts';
import { encodeMessage, queryHeader } from '../message.ts';
import { dnsDissector } from './dissector.ts';

addDissector(dnsDissector);

const MESSAGE = encodeMessage({
  ...queryHeader(7, false),
  questions: [{ name: 'www.example.com.', type: 1, class: 1 }],
  answers: [],
  authorities: [],
  additionals: [],
});

const frameWith = (message: Uint8Array, srcPort = 1053, dstPort = 53) =>
  packet(
    [
      layer(ethernet, { dst: 2, src: 4 }),
      layer(ipv4, { ttl: 64, src: address('10.0.0.1'), dst: address('10.0.0.2') }),
      layer(udp, { srcPort, dstPort }),
    ],
    message,
  );

test('what goes to port 53 or comes from it is taken apart as DNS', () => {
  for (const ports of [
    [1053, 53],
    [53, 1053],
  ]) {
    const layers = dissect(frameWith(MESSAGE, ...ports));
    expect(layers.map(({ id }) => id)).toEqual(['eth', 'ipv4', 'udp', 'dns']);
    const dns = layers.at(-1)!;
    expect(dns).toMatchObject({ layer: 'application', start: 42, end: 42 + MESSAGE.length });
    expect(dns.fields.map(({ name }) => name)).toContain('questions');
    expect(dns.problems).toEqual([]);
  }
  expect(dissect(frameWith(MESSAGE, 1053, 54)).at(-1)?.id).toBe('data');
});

test('a faulty message has its problem at the byte where it is', () => {
  const faulty = MESSAGE.slice();
  faulty[12] = 0x41;
  const dns = dissect(frameWith(faulty)).at(-1)!;
  expect(dns.problems).toMatchObject([
    { code: 'dns.label-reserved', start: 54, end: 55, outcome: 'dropped' },
  ]);
  expect(dns.problems[0]?.what.zh).toContain('标签');
});
