import { expect, test } from 'vitest';
import { DIAGRAM_BITS, type Diagram, headerDiagram } from './diagram.ts';
import { arp, ethernet, icmpEcho, ipv4, tcp, udp } from './index.ts';

/** Each row as its cells' names and widths. */
function rows(diagram: Diagram): string[] {
  return Array.from({ length: diagram.rows }, (_, row) =>
    diagram.cells
      .filter((cell) => cell.row === row)
      .map((cell) => `${cell.name}:${cell.bits}`)
      .join(' '),
  );
}

test('the TCP header is drawn as in RFC 9293 figure 1', () => {
  expect(rows(headerDiagram(tcp))).toEqual([
    'srcPort:16 dstPort:16',
    'seq:32',
    'ack:32',
    'dataOffset:4 reserved:4 CWR:1 ECE:1 URG:1 ACK:1 PSH:1 RST:1 SYN:1 FIN:1 window:16',
    'checksum:16 urgentPointer:16',
    'options:32',
  ]);
});

test('a field wider than its row goes on in the next', () => {
  expect(rows(headerDiagram(ethernet))).toEqual([
    'dst:32',
    'dst:16 src:16',
    'src:32',
    'etherType:16',
  ]);
  const parts = headerDiagram(ethernet).cells.filter((cell) => cell.name === 'src');
  expect(parts.map((cell) => [cell.part, cell.parts])).toEqual([
    [0, 2],
    [1, 2],
  ]);
});

test('cells tile the header without gap or overlap', () => {
  for (const header of [ethernet, arp, ipv4, icmpEcho, udp, tcp]) {
    let next = 0;
    for (const cell of headerDiagram(header).cells) {
      expect(cell.row * DIAGRAM_BITS + cell.bit).toBe(next);
      next += cell.bits;
    }
    expect(next).toBe(header.length * 8 + (header.options === null ? 0 : DIAGRAM_BITS));
  }
});
