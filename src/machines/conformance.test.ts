import { describe, expect, it } from 'vitest';
import type { TcpChartEvent, TcpState } from '../stack/protocols/tcp/names.ts';
import type { TraceEvent } from '../stack/trace/schema.ts';
import { arcsOf, uncovered } from './arcs.ts';
import { conformance, createChecker } from './conformance.ts';
import { createFollower } from './monitor.ts';
import { tcpMachine } from './tcp/chart.ts';
import { kind } from './tcp/kind.ts';
import { describeViolation } from './violations.ts';

type Step = readonly [from: TcpState, event: TcpChartEvent, to: TcpState];

type TcpTransition = TraceEvent<'tcp.transition'>;

const tcpConformance = (steps: readonly TcpTransition[]) =>
  conformance(tcpMachine, steps, kind.entries);

/** The steps of one connection as the trace would tell them. */
function run(steps: readonly Step[], conn = 1): TcpTransition[] {
  return steps.map(
    ([from, event, to], id) => ({ id, node: 0, conn, from, event, to }) as TcpTransition,
  );
}

const ACTIVE: readonly Step[] = [
  ['CLOSED', 'OPEN.active', 'SYN_SENT'],
  ['SYN_SENT', 'rcv SYN,ACK', 'ESTABLISHED'],
  ['ESTABLISHED', 'CLOSE', 'FIN_WAIT_1'],
  ['FIN_WAIT_1', 'rcv ACK of FIN', 'FIN_WAIT_2'],
  ['FIN_WAIT_2', 'rcv FIN', 'TIME_WAIT'],
  ['TIME_WAIT', 'timeout 2MSL', 'CLOSED'],
];

describe('conformance', () => {
  it('accepts the life of an active closer', () => {
    expect(tcpConformance(run(ACTIVE))).toEqual([]);
  });

  it('accepts a simultaneous open and close', () => {
    const steps: readonly Step[] = [
      ['CLOSED', 'OPEN.active', 'SYN_SENT'],
      ['SYN_SENT', 'rcv SYN', 'SYN_RECEIVED'],
      ['SYN_RECEIVED', 'rcv ACK of SYN', 'ESTABLISHED'],
      ['ESTABLISHED', 'CLOSE', 'FIN_WAIT_1'],
      ['FIN_WAIT_1', 'rcv FIN', 'CLOSING'],
      ['CLOSING', 'rcv ACK of FIN', 'TIME_WAIT'],
    ];
    expect(tcpConformance(run(steps))).toEqual([]);
  });

  it('accepts a connection that a listener bore, seen first in LISTEN', () => {
    const steps: readonly Step[] = [
      ['LISTEN', 'rcv SYN', 'SYN_RECEIVED'],
      ['SYN_RECEIVED', 'rcv RST (passive)', 'LISTEN'],
      ['LISTEN', 'delete TCB', 'CLOSED'],
    ];
    expect(tcpConformance(run(steps))).toEqual([]);
  });

  it('tells connections and nodes apart', () => {
    const [open] = run([['CLOSED', 'OPEN.active', 'SYN_SENT']]);
    expect(tcpConformance([open!, { ...open!, conn: 2 }, { ...open!, node: 1 }])).toEqual([]);
  });

  it('rejects a first transition out of the middle of a life', () => {
    const steps = run([['ESTABLISHED', 'CLOSE', 'FIN_WAIT_1']]);
    expect(tcpConformance(steps)).toEqual([
      { reason: 'wrong-start', transition: steps[0], expected: null },
    ]);
  });

  it('rejects a transition that leaves another state than the last one entered', () => {
    const steps = run([
      ['CLOSED', 'OPEN.active', 'SYN_SENT'],
      ['ESTABLISHED', 'CLOSE', 'FIN_WAIT_1'],
    ]);
    expect(tcpConformance(steps)[0]).toMatchObject({
      reason: 'discontinuous',
      expected: 'SYN_SENT',
    });
  });

  it('rejects an event that the RFC does not know in this state', () => {
    const steps = run([['CLOSED', 'rcv SYN', 'SYN_RECEIVED']]);
    expect(tcpConformance(steps)[0]).toMatchObject({ reason: 'illegal-event' });
  });

  it('rejects a wrong target and names the right one', () => {
    const steps = run([['CLOSED', 'OPEN.active', 'LISTEN']]);
    expect(tcpConformance(steps)[0]).toMatchObject({
      reason: 'wrong-target',
      expected: 'SYN_SENT',
    });
  });

  it('rejects a return to LISTEN of a connection that was opened actively', () => {
    const steps = run([
      ['CLOSED', 'OPEN.active', 'SYN_SENT'],
      ['SYN_SENT', 'rcv SYN', 'SYN_RECEIVED'],
      ['SYN_RECEIVED', 'rcv RST (passive)', 'LISTEN'],
    ]);
    expect(tcpConformance(steps)).toHaveLength(1);
  });

  it('reports one disagreement once and goes on from where the stack is', () => {
    const monitor = createChecker(tcpMachine, kind.entries);
    const steps = run([['CLOSED', 'OPEN.active', 'ESTABLISHED'], ...ACTIVE.slice(2)]);
    const verdicts = steps.map((step) => monitor.observe(step)?.reason ?? null);
    expect(verdicts).toEqual(['wrong-target', null, null, null, null]);
    expect(monitor.violations).toHaveLength(1);
  });

  it('forgets a run when told to', () => {
    const monitor = createChecker(tcpMachine, kind.entries);
    for (const step of run(ACTIVE.slice(0, 2))) monitor.observe(step);
    monitor.reset();
    expect(run(ACTIVE).map((step) => monitor.observe(step))).toEqual(ACTIVE.map(() => null));
  });

  it('puts each kind of disagreement into words', () => {
    const transition = run(ACTIVE)[0]!;
    for (const reason of [
      'wrong-start',
      'discontinuous',
      'illegal-event',
      'wrong-target',
    ] as const) {
      const text = describeViolation({ reason, transition, expected: 'LISTEN' }, kind);
      expect(text.en).toContain('CLOSED');
      expect(text.zh).toContain('CLOSED');
    }
  });
});

describe('the follower of a growing run', () => {
  const wrong = run([['CLOSED', 'OPEN.active', 'LISTEN'], ...ACTIVE.slice(1)]);

  it('checks each transition once, and keeps its answer until there is news', () => {
    const follow = createFollower(kind, tcpMachine);
    const first = follow(wrong, 1);
    expect(first).toHaveLength(1);
    expect(follow(wrong, 1)).toBe(first);
    expect(follow(wrong, 2)).toHaveLength(2);
  });

  it('starts afresh with another run', () => {
    const follow = createFollower(kind, tcpMachine);
    follow(wrong, 2);
    expect(follow(run(ACTIVE), ACTIVE.length)).toEqual([]);
  });
});

describe('coverage', () => {
  it('names the arcs that no transition took', () => {
    const arcs = arcsOf(tcpMachine);
    const left = uncovered(arcs, run(ACTIVE));
    expect(left).toHaveLength(arcs.length - ACTIVE.length);
    expect(left.map((arc) => arc.key)).toContain('LISTEN|rcv SYN|SYN_RECEIVED');
  });
});
