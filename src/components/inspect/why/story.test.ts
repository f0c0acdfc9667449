import { describe, expect, it } from 'vitest';
import { handshake, makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { createTraceModel } from '../../../model/trace-model.ts';
import { storyOf } from './model.ts';
import { NOTE } from './note-texts.ts';
import { parseRef } from './rfc.ts';

function story(loseSyn: boolean, packet: number, most?: number) {
  const trace = makeTrace();
  handshake(trace, loseSyn);
  const model = createTraceModel(trace.log, TWO_HOSTS);
  return storyOf(model, model.packets[packet]?.sentEvent ?? -1, most);
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
    expect(steps.flatMap((step) => step.transitions.map((t) => t.to))).toEqual([
      'SYN_SENT',
      'SYN_RECEIVED',
      'ESTABLISHED',
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

  it('is empty for an event that is not there', () => {
    const model = createTraceModel(makeTrace().log);
    expect(storyOf(model, 7).steps).toEqual([]);
  });
});

describe('references', () => {
  it('are read in every form that traces have', () => {
    expect(parseRef('RFC9293#3.10.7.2')).toEqual({ rfc: 9293, section: '3.10.7.2' });
    expect(parseRef('1122#section-3.2.2.1')).toEqual({ rfc: 1122, section: '3.2.2.1' });
    expect(parseRef('894')).toEqual({ rfc: 894 });
    expect(parseRef('somewhere')).toBeUndefined();
  });
});

describe('notes', () => {
  it('have words for every code that the stack writes', () => {
    const files = import.meta.glob<string>('../../../stack/{sockets,protocols}/**/*.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const codes = Object.values(files).flatMap((source) =>
      [...source.matchAll(/\bnote\([^;]*?'([a-z0-9-]+)'/g)].map((match) => match[1]),
    );
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !((code as string) in NOTE))).toEqual([]);
  });

  it('say the same in both languages: the same numbers occur in each', () => {
    for (const [code, { text }] of Object.entries(NOTE)) {
      const used = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
      expect(used(text.en), code).toEqual(used(text.zh));
    }
  });
});
