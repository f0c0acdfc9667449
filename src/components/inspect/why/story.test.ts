import { describe, expect, it } from 'vitest';
import { packetsOf } from '../../../model/queries.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import '../../../stack/apps/events.ts';
import { storyOf, whatChanged } from './model.ts';

function story(loseSyn: boolean, packet: number, most?: number) {
  const trace = makeTrace();
  handshake(trace, loseSyn);
  const model = recordedRun(trace.log, TWO_HOSTS);
  return storyOf(model, packetsOf(model)[packet]?.sentEvent ?? -1, most);
}

describe('a story', () => {
  it('leads from the call to the packet that was asked about', () => {
    expect(story(false, 2).steps.map((step) => step.event.kind)).toEqual([
      'socket.call',
      'segment.sent',
      'segment.received',
      'segment.sent',
      'segment.received',
      'segment.sent',
    ]);
  });

  it('tells of the state changes that came with a step', () => {
    const { steps } = story(false, 2);
    expect(steps.flatMap((step) => step.changes.map(whatChanged))).toEqual([
      'CLOSED → SYN_SENT',
      'LISTEN → SYN_RECEIVED',
      'SYN_SENT → ESTABLISHED',
    ]);
  });

  it('joins a timer with its arming', () => {
    const fired = story(true, 1).steps.find((step) => step.event.kind === 'timer.fired');
    expect(fired?.before?.kind).toBe('timer.armed');
  });

  it('knows the packet of each step', () => {
    expect(story(false, 2).steps.map((step) => step.frame)).toEqual([undefined, 0, 0, 1, 1, 2]);
  });

  it('shows the nearest causes first when the chain is long', () => {
    const { steps, cut } = story(false, 2, 2);
    expect(steps).toHaveLength(2);
    expect(cut).toBe(true);
  });

  it('tells of what a program has read, not that it then found nothing more', () => {
    const trace = makeTrace();
    const recv = (call: number, cause: number, result: string) => {
      const at = { call, process: 0, name: 'recv', fd: 3 };
      const called = trace.add(1, 'socket.call', 0, cause, { ...at, args: '3, 100' });
      return trace.add(1, 'socket.return', 0, called, { ...at, result, blocked: false });
    };
    const came = trace.add(1, 'frame.delivered', 0, -1, { frame: 0, nic: 0, link: 0 });
    const read = recv(0, came, '84');
    const nothing = recv(1, read, '−1 EAGAIN');
    const line = trace.add(1, 'app.printed', 0, nothing, { process: 0, line: '84 bytes' });
    const model = recordedRun(trace.log, TWO_HOSTS);
    expect(storyOf(model, line).steps.map(({ event }) => event.id)).toEqual([
      came,
      read - 1,
      read,
      line,
    ]);
  });

  it('is empty for an event that is not there', () => {
    const model = recordedRun(makeTrace().log);
    expect(storyOf(model, 7).steps).toEqual([]);
  });
});
