import { describe, expect, it } from 'vitest';
import type { TcpChartEvent, TcpState } from '../../stack/protocols/tcp/names.ts';
import { connectionStory } from './story.ts';

type Step = readonly [from: TcpState, event: TcpChartEvent, to: TcpState];

describe('connectionStory', () => {
  const at = (id: number, conn: number, [from, event, to]: Step, node = 1) => ({
    id,
    at: id,
    node,
    conn,
    localPort: 80,
    from,
    event,
    to,
  });
  const trace = [
    at(1, 0, ['CLOSED', 'OPEN.passive', 'LISTEN']),
    at(2, 0, ['CLOSED', 'OPEN.active', 'SYN_SENT'], 0),
    at(3, 1, ['LISTEN', 'rcv SYN', 'SYN_RECEIVED']),
    at(4, 1, ['SYN_RECEIVED', 'rcv ACK of SYN', 'ESTABLISHED']),
    at(5, 0, ['LISTEN', 'CLOSE', 'CLOSED']),
  ];

  it('puts the listener’s way to LISTEN before the life of a connection it bore', () => {
    const story = connectionStory(trace, { node: 1, conn: 1 }, 99);
    expect(story.map((one) => one.id)).toEqual([1, 3, 4]);
  });

  it('ends at the cursor', () => {
    const story = connectionStory(trace, { node: 1, conn: 1 }, 4);
    expect(story.map((one) => one.id)).toEqual([1, 3]);
  });

  it('tells an actively opened connection by itself', () => {
    const story = connectionStory(trace, { node: 0, conn: 0 }, 99);
    expect(story.map((one) => one.id)).toEqual([2]);
  });
});
