import { describe, expect, it } from 'vitest';
import { chart as tcpChart } from '../../../machines/tcp/chart.ts';
import type { TcpChartEvent, TcpState } from '../../../stack/protocols/tcp/names.ts';
import { drawingOf } from './drawing.ts';
import { overlaps } from './geometry.ts';
import { type ChartTransition, chartModel } from './model.ts';
import { sceneOf } from './scene.ts';

const { layout: tcpLayout } = drawingOf(tcpChart);

type Step = readonly [from: TcpState, event: TcpChartEvent, to: TcpState];

function path(...steps: readonly Step[]): ChartTransition[] {
  return steps.map(([from, event, to], index) => ({
    id: index * 10,
    at: index * 1000,
    from,
    event,
    to,
  }));
}

const OPEN: readonly Step[] = [
  ['CLOSED', 'OPEN.active', 'SYN_SENT'],
  ['SYN_SENT', 'rcv SYN,ACK', 'ESTABLISHED'],
];

describe('chartModel', () => {
  it('stands in the initial state before anything has happened', () => {
    const model = chartModel([], 'CLOSED');
    expect(model.active).toBe('CLOSED');
    expect(model.last).toBeNull();
  });

  it('is in the state that the last transition entered', () => {
    const model = chartModel(path(...OPEN), 'CLOSED');
    expect(model.active).toBe('ESTABLISHED');
    expect(model.last?.event).toBe('rcv SYN,ACK');
  });

  it('numbers the steps in their order, along the arcs they took', () => {
    const model = chartModel(path(...OPEN), 'CLOSED');
    expect(model.steps.map((step) => step.number)).toEqual([1, 2]);
    expect(model.taken.get('CLOSED|OPEN.active|SYN_SENT')?.[0]?.number).toBe(1);
  });

  it('knows every state on the way, the first included', () => {
    const model = chartModel(path(...OPEN), 'CLOSED');
    expect([...model.visited]).toEqual(['CLOSED', 'SYN_SENT', 'ESTABLISHED']);
  });
});

describe('sceneOf', () => {
  const scene = (size: 'compact' | 'large', ...steps: readonly Step[]) =>
    sceneOf(tcpLayout(size), chartModel(path(...steps), 'CLOSED'));
  const active = (from: ReturnType<typeof scene>) =>
    from.states.filter((state) => state.active).map((state) => state.id);

  it('has exactly one active state, the upper CLOSED at first', () => {
    expect(active(scene('compact'))).toEqual(['CLOSED']);
  });

  it('ends in the lower CLOSED', () => {
    const steps: readonly Step[] = [...OPEN, ['ESTABLISHED', 'rcv RST', 'CLOSED']];
    expect(active(scene('compact', ...steps))).toEqual(['CLOSED/end']);
  });

  it('returns to the upper CLOSED when the open is given up', () => {
    const steps: readonly Step[] = [OPEN[0]!, ['SYN_SENT', 'rcv RST', 'CLOSED']];
    expect(active(scene('compact', ...steps))).toEqual(['CLOSED']);
  });

  it('shows an arc outside the figure only when it was taken', () => {
    const id = 'ESTABLISHED>CLOSED/end';
    expect(scene('large', ...OPEN).links.some((link) => link.id === id)).toBe(false);
    const reset = scene('large', ...OPEN, ['ESTABLISHED', 'rcv RST', 'CLOSED']);
    expect(reset.links.find((link) => link.id === id)?.last).toBe(true);
  });

  it.each(['compact', 'large'] as const)(
    '%s: numbers every taken line, and no two numbers touch',
    (size) => {
      const { links } = scene(
        size,
        ...OPEN,
        ['ESTABLISHED', 'CLOSE', 'FIN_WAIT_1'],
        ['FIN_WAIT_1', 'rcv ACK of FIN', 'FIN_WAIT_2'],
        ['FIN_WAIT_2', 'rcv FIN', 'TIME_WAIT'],
        ['TIME_WAIT', 'timeout 2MSL', 'CLOSED'],
      );
      const badges = links.flatMap((link) => (link.badge === null ? [] : [link.badge]));
      expect(badges.map((badge) => badge.numbers).sort()).toEqual(['1', '2', '3', '4', '5', '6']);
      badges.forEach((a, index) => {
        for (const b of badges.slice(index + 1)) expect(overlaps(a, b)).toBe(false);
      });
    },
  );

  it('writes both numbers on a line that was taken twice', () => {
    const listen: Step = ['CLOSED', 'OPEN.passive', 'LISTEN'];
    const { links } = scene('compact', listen, ['LISTEN', 'CLOSE', 'CLOSED'], listen);
    expect(links.find((link) => link.last)?.badge?.numbers).toBe('1, 3');
  });

  it('writes the last numbers on a line that was taken often', () => {
    const listen: Step = ['CLOSED', 'OPEN.passive', 'LISTEN'];
    const round: readonly Step[] = [listen, ['LISTEN', 'CLOSE', 'CLOSED']];
    const { links } = scene('compact', ...round, ...round, ...round, listen);
    expect(links.find((link) => link.last)?.badge?.numbers).toBe('…3, 5, 7');
  });
});
