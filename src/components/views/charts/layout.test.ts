import { describe, expect, it } from 'vitest';
import { chart as dhcpChart } from '../../../machines/dhcp/chart.ts';
import { chart as tcpChart } from '../../../machines/tcp/chart.ts';
import { drawingOf } from './drawing.ts';
import { type Box, boxOf, isVertical, overlaps, roundedPath, segmentsOf } from './geometry.ts';
import { type ChartSource, layoutChart } from './layout.ts';
import type { ChartSize } from './place.ts';

const { source: tcpSource } = drawingOf(tcpChart);
const { source: dhcpSource } = drawingOf(dhcpChart);

const SIZES: readonly ChartSize[] = ['compact', 'large'];
const chartsOf = (source: ChartSource) =>
  Object.fromEntries(SIZES.map((size) => [size, layoutChart(source, size)]));
const charts = chartsOf(tcpSource);
const row = (id: string) => charts.compact!.states.find((state) => state.id === id)!.row;
const x = (id: string) => charts.compact!.states.find((state) => state.id === id)!.x;

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]));
}

describe('the layout of the TCP chart', () => {
  it('stands as RFC 9293 figure 5 does: rows by progress, CLOSED above and below', () => {
    expect(row('CLOSED')).toBe(0);
    expect(row('LISTEN')).toBe(1);
    expect(row('SYN_RECEIVED')).toBe(row('SYN_SENT'));
    expect(row('ESTABLISHED')).toBe(row('SYN_SENT') + 1);
    expect(row('FIN_WAIT_1')).toBe(row('CLOSE_WAIT'));
    expect(row('FIN_WAIT_2')).toBe(row('CLOSING'));
    expect(row('CLOSING')).toBe(row('LAST_ACK'));
    expect(row('TIME_WAIT')).toBe(row('CLOSING') + 1);
    expect(row('CLOSED/end')).toBe(row('TIME_WAIT') + 1);
  });

  it('keeps the passive open left, the active open right, and the reverse for closing', () => {
    expect(x('SYN_RECEIVED')).toBeLessThan(x('SYN_SENT'));
    expect(x('FIN_WAIT_1')).toBeLessThan(x('CLOSE_WAIT'));
  });

  it('needs no more room than it always had', () => {
    expect(charts.large!.width).toBe(820);
  });
});

describe('the layout of the DHCP client’s chart', () => {
  const { states } = chartsOf(dhcpSource).compact!;
  const rowOf = (id: string) => states.find((state) => state.id === id)!.row;

  it('leads from INIT down to BOUND, and from there by way of both timers back to INIT', () => {
    const way = ['INIT', 'SELECTING', 'REQUESTING', 'BOUND', 'RENEWING', 'REBINDING', 'INIT/end'];
    expect(way.map(rowOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('has the shorter way of a remembered address beside the longer one', () => {
    expect(rowOf('INIT-REBOOT')).toBe(rowOf('SELECTING'));
    expect(rowOf('REBOOTING')).toBe(rowOf('REQUESTING'));
  });
});

describe.each([
  ['TCP', tcpSource],
  ['DHCP', dhcpSource],
])('the layout of the chart of %s', (_, source) => {
  const charts = chartsOf(source);

  it('is the same every time', () => {
    for (const size of SIZES) expect(layoutChart(source, size)).toEqual(charts[size]);
  });

  it.each(SIZES)('%s: no two states touch, and all lie within the picture', (size) => {
    const { states, width, height } = charts[size]!;
    for (const [a, b] of pairs(states)) expect(overlaps(a, b), `${a.id} ${b.id}`).toBe(false);
    for (const state of states) expect(isInside(state, width, height), state.id).toBe(true);
  });

  it.each(SIZES)('%s: every way is right-angled and passes no state', (size) => {
    const { states, links } = charts[size]!;
    for (const link of links) {
      for (const leg of segmentsOf(link.points)) {
        expect(leg.a.x === leg.b.x || leg.a.y === leg.b.y, link.id).toBe(true);
        for (const state of states) {
          expect(overlaps(boxOf(leg), state, -0.5), `${link.id} ${state.id}`).toBe(false);
        }
      }
    }
  });

  it.each(SIZES)('%s: the lines of the figure never lie on each other', (size) => {
    const drawn = charts[size]!.links.filter((link) => link.inFigure);
    for (const [a, b] of pairs(drawn)) {
      for (const p of segmentsOf(a.points)) {
        for (const q of segmentsOf(b.points)) {
          const along = isVertical(p) === isVertical(q) && overlaps(boxOf(p), boxOf(q), 1);
          expect(along, `${a.id} ${b.id}`).toBe(false);
        }
      }
    }
  });

  it('large: every line of the figure has a label, and no label touches anything', () => {
    const { links, labels, states, width, height } = charts.large!;
    const drawn = links.filter((link) => link.inFigure);
    expect([...labels.keys()].sort()).toEqual(drawn.map((link) => link.id).sort());
    for (const [a, b] of pairs([...labels.values()])) expect(overlaps(a, b)).toBe(false);
    for (const [id, label] of labels) {
      expect(isInside(label, width, height), id).toBe(true);
      for (const state of states) expect(overlaps(label, state), id).toBe(false);
      for (const link of drawn) {
        const hit = segmentsOf(link.points).some((leg) => overlaps(label, boxOf(leg)));
        expect(hit, `${id} on ${link.id}`).toBe(false);
      }
    }
  });
});

describe('roundedPath', () => {
  it('rounds corners no further than half a leg', () => {
    const path = roundedPath(
      [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 4 },
      ],
      6,
    );
    expect(path).toBe('M0 0L8 0Q10 0 10 2L10 4');
  });
});

function isInside(box: Box, width: number, height: number): boolean {
  return (
    box.x - box.width / 2 >= 0 &&
    box.x + box.width / 2 <= width &&
    box.y - box.height / 2 >= 0 &&
    box.y + box.height / 2 <= height
  );
}
