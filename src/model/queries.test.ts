import { describe, expect, it } from 'vitest';
import { becomes, dataSegment, segment } from '../stack/protocols/tcp/predicates.ts';
import { eventsOf } from '../stack/trace/log.ts';
import { calls, returns, timerFires } from '../stack/trace/predicates.ts';
import type { EventKind } from '../stack/trace/schema.ts';
import { cursorAtEnd, visibleAt } from './cursor.ts';
import type { ModelPart } from './part.ts';
import { connectionsOf, eventsIn, firstEvent, lastEvent } from './queries.ts';
import { recordedRun } from './recorded-run.ts';
import { handshake, makeTrace, SERVER, TWO_HOSTS } from './testing/made-trace.ts';

function recorded() {
  const trace = makeTrace();
  handshake(trace, true);
  return { trace, run: recordedRun(trace.log, TWO_HOSTS) };
}

describe('events of a kind', () => {
  it('are those that a search of the log finds, in its order', () => {
    const { run } = recorded();
    for (const kind of ['segment.sent', 'tcp.transition', 'socket.call'] as EventKind[]) {
      expect([...eventsIn(run, { kind })]).toEqual([...eventsOf(run.log, [kind])]);
    }
  });

  it('can be asked for by node and by field, from an event on and before one', () => {
    const { run } = recorded();
    const here = { kind: 'tcp.transition', node: SERVER } as const;
    const all = [...eventsOf(run.log, ['tcp.transition'])].filter(({ node }) => node === SERVER);
    expect(firstEvent(run, here)).toBe(all[0]?.id);
    expect(firstEvent(run, here, all[0]!.id + 1)).toBe(all[1]?.id);
    expect(lastEvent(run, here, all[1]?.id)).toBe(all[0]?.id);
    expect(lastEvent(run, { ...here, field: 'to', is: 'SYN_RECEIVED' })).toBe(all[1]?.id);
    expect(firstEvent(run, { ...here, field: 'to', is: 'TIME_WAIT' })).toBe(-1);
  });

  it('are found after the log has grown', () => {
    const trace = makeTrace();
    const run = recordedRun(trace.log, TWO_HOSTS);
    expect(firstEvent(run, { kind: 'socket.call' })).toBe(-1);
    handshake(trace);
    run.readOn();
    expect(firstEvent(run, { kind: 'socket.call' })).toBe(0);
  });
});

describe('a predicate', () => {
  const { run } = recorded();
  it('is met by the first segment with its flags, at its node', () => {
    expect(segment('SYN').from('client').find(run)).toEqual([
      [...eventsIn(run, { kind: 'segment.sent' })][0]?.id,
    ]);
    expect(segment('SYN').from('server').find(run)).toBeUndefined();
  });

  it('is met in a sequence by events one after the other', () => {
    const [first, again] = [...eventsIn(run, { kind: 'segment.sent' })].map(({ id }) => id);
    expect(segment('SYN').then(segment('SYN')).find(run)).toEqual([first, again]);
    expect(segment('SYN').then(dataSegment()).find(run)).toBeUndefined();
  });

  it('asks for the fields of calls, returns, timers and state changes', () => {
    const at = (id: number | undefined) => run.log.at[id ?? -1];
    expect(at(calls('accept').at('server').find(run)?.[0])).toBe(0);
    expect(at(returns('connect').find(run)?.[0])).toBe(1_040_000);
    expect(at(returns('accept', '4').find(run)?.[0])).toBe(1_060_000);
    expect(returns('accept', '5').find(run)).toBeUndefined();
    expect(at(timerFires('retransmission').find(run)?.[0])).toBe(1_000_000);
    expect(at(becomes('ESTABLISHED', 'rcv ACK of SYN').find(run)?.[0])).toBe(1_060_000);
  });
});

describe('parts', () => {
  const LISTENS: ModelPart<number[]> = {
    id: 'test-listens',
    create: () => [],
    readers: { 'tcp.transition': (part, _, id) => part.push(id) },
  };

  it('of a protocol’s own are made when they are asked for, and grow with the log', () => {
    const trace = makeTrace();
    const run = recordedRun(trace.log, TWO_HOSTS);
    expect(run.part(LISTENS)).toEqual([]);
    handshake(trace);
    run.readOn();
    const ids = [...eventsOf(trace.log, ['tcp.transition'])].map(({ id }) => id);
    expect(run.part(LISTENS)).toEqual(ids);
    expect(recordedRun(trace.log, TWO_HOSTS).part(LISTENS)).toEqual(ids);
  });

  it('find the connections before anybody asks for packets', () => {
    expect(connectionsOf(recorded().run)).toHaveLength(1);
  });
});

describe('the network at the cursor', () => {
  it('follows what was done to its links', () => {
    const trace = makeTrace();
    trace.add(0, 'socket.call', SERVER, -1, { call: 0, process: 0, name: 'x', args: '', fd: 3 });
    trace.add(5_000, 'session.input', -1, -1, { index: 0, what: 'link' });
    trace.add(9_000, 'session.input', -1, -1, { index: 1, what: 'link' });
    const inputs = [
      { at: 5_000, kind: 'link', link: 0, settings: { up: false } },
      { at: 9_000, kind: 'link', link: 0, settings: { up: true, delay: 7 } },
    ] as const;
    const run = recordedRun(trace.log, TWO_HOSTS, { inputs });
    const linkAt = (at: number) => run.topologyAt(visibleAt(trace.log, at)).links[0];
    expect(linkAt(0)).toEqual(TWO_HOSTS.links[0]);
    expect(linkAt(6_000)).toMatchObject({ up: false, delay: 20_000 });
    expect(linkAt(9_000)).toMatchObject({ up: true, delay: 7 });
    expect(run.topologyAt(cursorAtEnd(trace.log))).toBe(
      run.topologyAt(visibleAt(trace.log, 9_000)),
    );
  });
});
