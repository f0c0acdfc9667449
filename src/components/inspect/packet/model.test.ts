import { describe, expect, it } from 'vitest';
import { ethernet, ipv4, tcp, tcpFlags } from '../../../stack/wire/index.ts';
import { dissect } from '../../../stack/wire/inspect.ts';
import { layer, packet } from '../../../stack/wire/packet.ts';
import { ancestorsOf, find, firstKey, keyAtByte, rangeOf, rowsOf, treeMove } from './model.ts';

const bytes = packet(
  [
    layer(ethernet, { src: 0x020000000001, dst: 0x020000000002 }),
    layer(ipv4, { src: 0x0a000001, dst: 0x0a000002 }),
    layer(tcp, {
      ...{ srcPort: 49152, dstPort: 80, seq: 1, window: 65535, flags: tcpFlags.SYN },
      options: [{ name: 'mss', mss: 1460 }],
    }),
  ],
  new Uint8Array(0),
);
const layers = dissect(bytes);

describe('the inspector', () => {
  it('begins with the innermost header', () => {
    expect(find(layers, firstKey(layers))?.layer.id).toBe('tcp');
  });

  it('shows layers, and the fields of those that are open', () => {
    expect(rowsOf(layers, new Set()).map((row) => row.layer.id)).toEqual(['eth', 'ipv4', 'tcp']);
    const open = rowsOf(layers, new Set(['2', '2/flags']));
    expect(open.map((row) => row.key)).toContain('2/flags/SYN');
    expect(open.find((row) => row.key === '2/flags/SYN')?.level).toBe(3);
  });

  it('leads from a byte to its field and back to the field’s bytes', () => {
    const key = keyAtByte(layers, 36);
    expect(key).toBe('2/dstPort');
    expect(rangeOf(find(layers, key))).toEqual({ start: 36, end: 38 });
  });

  it('opens what encloses a field', () => {
    const key = keyAtByte(layers, bytes.length - 1) as string;
    const rows = rowsOf(layers, new Set(ancestorsOf(layers, key)));
    expect(rows.some((row) => row.key === key)).toBe(true);
  });

  it('finds nothing in bytes that are no packet, and does not mind', () => {
    const odd = dissect(Uint8Array.of(1, 2, 3));
    expect(rowsOf(odd, new Set([firstKey(odd)])).length).toBeGreaterThan(0);
    expect(find(odd, '9/none')).toBeUndefined();
    expect(keyAtByte([], 0)).toBeUndefined();
  });

  it('moves through the tree as the keyboard asks', () => {
    const rows = rowsOf(layers, new Set(['2']));
    expect(treeMove(rows, '0', 'ArrowDown')).toEqual({ focus: '1' });
    expect(treeMove(rows, '0', 'ArrowRight')).toEqual({ open: '0' });
    expect(treeMove(rows, '2', 'ArrowRight')).toEqual({ focus: '2/srcPort' });
    expect(treeMove(rows, '2/srcPort', 'ArrowLeft')).toEqual({ focus: '2' });
    expect(treeMove(rows, '2', 'ArrowLeft')).toEqual({ close: '2' });
    expect(treeMove(rows, '2', 'End')).toEqual({ focus: rows.at(-1)?.key });
  });
});
