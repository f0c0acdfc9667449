import { describe, expect, it } from 'vitest';
import { ipv4 as address } from '../../../stack/core/addresses.ts';
import {
  arp,
  ethernet,
  icmpTypes,
  icmpUnreachable,
  ipv4,
  tcp,
  udp,
} from '../../../stack/wire/index.ts';
import { dissect } from '../../../stack/wire/inspect.ts';
import { layer, packet } from '../../../stack/wire/packet.ts';
import { factsOf, placeIn, type Unit, unitsOf } from './capsule.ts';
import { byteScale } from './scale.ts';

const eth = layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 });
const ip = layer(ipv4, { src: address('10.0.0.1'), dst: address('10.0.0.2') });
const segment = layer(tcp, { srcPort: 50_000, dstPort: 80, seq: 1, window: 100 });
const hello = new TextEncoder().encode('GET /');
const told = (units: readonly Unit[]) =>
  units.map(({ id, layer: of, start, end }) => [id, of, start, end]);

describe('a packet as units in units', () => {
  const bytes = packet([eth, ip, segment], hello);
  const layers = dissect(bytes);
  const units = unitsOf(layers);

  it('is a message in a segment in a packet in a frame, each with its own header in front', () => {
    expect(told(units)).toEqual([
      ['data', 'application', 54, 59],
      ['tcp', 'transport', 34, 59],
      ['ipv4', 'network', 14, 59],
      ['eth', 'link', 0, 59],
    ]);
    expect(units[2]?.parts.map(({ id }) => id)).toEqual(['ipv4', 'tcp', 'data']);
  });

  it('has a byte at another place in each unit, and in none that it is outside of', () => {
    expect(units.map((unit) => placeIn(unit, 55))).toEqual([1, 21, 41, 55]);
    expect(units.map((unit) => placeIn(unit, 36))).toEqual([undefined, 2, 22, 36]);
  });

  it('knows what a byte is', () => {
    expect(factsOf(layers, bytes, 37)).toMatchObject({ value: 80, display: '80' });
    expect(factsOf(layers, bytes, 37).field?.en).toBe('Destination port');
    expect(factsOf(layers, bytes, 54)).toMatchObject({ value: 0x47, field: undefined });
  });

  it('draws a long message together, and every byte of a header wide; places lead back to bytes', () => {
    const long = unitsOf(dissect(packet([eth, ip, segment], new Uint8Array(1400)))).at(-1) as Unit;
    const scale = byteScale(long.parts, 100, 600);
    expect(scale.together).toBe(true);
    expect(scale.x(0)).toBe(100);
    expect(scale.x(1454)).toBeCloseTo(700);
    expect(scale.x(1) - scale.x(0)).toBeGreaterThan(5 * (scale.x(1001) - scale.x(1000)));
    for (const byte of [0, 13, 14, 53, 54, 800, 1453]) {
      expect(scale.at((scale.x(byte) + scale.x(byte + 1)) / 2)).toBe(byte);
    }
    expect(byteScale((units.at(-1) as Unit).parts, 0, 600).together).toBe(false);
  });
});

describe('units of other packets', () => {
  it('ARP lies in a frame and carries no message', () => {
    const question = packet([
      eth,
      layer(arp, { operation: 1, senderMac: 1, senderIp: 2, targetIp: 3 }),
    ]);
    expect(told(unitsOf(dissect(question))).map(([id]) => id)).toEqual(['arp', 'eth']);
  });

  it('padding belongs to the frame alone', () => {
    const padded = new Uint8Array(60);
    padded.set(packet([eth, ip, layer(udp, { srcPort: 1, dstPort: 7 })], Uint8Array.of(1)));
    expect(told(unitsOf(dissect(padded))).map(([id, , , end]) => [id, end])).toEqual([
      ['data', 43],
      ['udp', 43],
      ['ipv4', 43],
      ['eth', 60],
    ]);
  });

  it('the packet that an error quotes is what it carries, not a layer of its own', () => {
    const quote = packet([ip, segment]).subarray(0, 28);
    const message = layer(icmpUnreachable, { type: icmpTypes.destinationUnreachable, code: 3 });
    const units = unitsOf(dissect(packet([eth, ip, message], quote)));
    expect(told(units).map(([id]) => id)).toEqual(['ipv4', 'icmp', 'ipv4', 'eth']);
    expect(units[0]).toMatchObject({ start: 42, end: 70 });
  });
});
