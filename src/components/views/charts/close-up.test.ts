import { describe, expect, it } from 'vitest';
import { chart as tcpChart } from '../../../machines/tcp/chart.ts';
import { closeUp } from './close-up.ts';
import { drawingOf } from './drawing.ts';
import { type ChartTransition, chartModel } from './model.ts';

const { source: tcpSource } = drawingOf(tcpChart);

const CLOSES: ChartTransition = {
  ...{ id: 9, at: 140_000 },
  ...{ from: 'ESTABLISHED', event: 'CLOSE', to: 'FIN_WAIT_1' },
};
const at = (transitions: readonly ChartTransition[], initial = 'CLOSED') =>
  closeUp(chartModel(transitions, initial), tcpSource);

describe('the part of the chart around now', () => {
  it('says how the state was reached, and every way out that the figure draws', () => {
    const { active, last, ways } = at([CLOSES]);
    expect(active).toBe('FIN_WAIT_1');
    expect([last?.from, last?.event, last?.number]).toEqual(['ESTABLISHED', 'CLOSE', 1]);
    expect(ways).toEqual([
      { to: 'FIN_WAIT_2', events: ['rcv ACK of FIN'] },
      { to: 'CLOSING', events: ['rcv FIN'] },
      { to: 'TIME_WAIT', events: ['rcv FIN,ACK of FIN'] },
    ]);
  });

  it('has no step before the first', () => {
    expect(at([]).last).toBeNull();
    expect(at([]).ways.map(({ to }) => to)).toEqual(['LISTEN', 'SYN_SENT']);
  });

  it('has a way out of every state', () => {
    for (const { name } of tcpSource.states) expect(at([], name).ways, name).not.toEqual([]);
  });
});
