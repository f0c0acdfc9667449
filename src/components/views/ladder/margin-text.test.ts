import { describe, expect, it } from 'vitest';
import type { CallRow } from '../../../model/parts/calls.ts';
import { breakLines, callLines, linesIn, returnLines } from './margin-text.ts';

const call = (over: Partial<CallRow>): CallRow => ({
  ...{ node: 0, process: 1, name: 'accept', args: '3', callEvent: 1, calledAt: 0, fd: 3 },
  ...{ returnEvent: 5, returnedAt: 0, result: '4, 10.0.0.1:60003', resultFd: 4, blocked: false },
  ...over,
});

describe('the words of a call', () => {
  it('stand on one line when there is room', () => {
    const socket = call({ name: 'socket', args: 'SOCK_STREAM', result: '3' });
    expect(callLines(socket, 23)).toEqual({
      call: ['socket(SOCK_STREAM)'],
      below: [],
      behind: '→ 3',
    });
  });

  it('put the result below when there is not', () => {
    expect(returnLines(call({}), 22)).toEqual({
      call: ['accept'],
      below: ['→ 4, 10.0.0.1:60003'],
      behind: '',
    });
  });

  it('break at spaces, and inside a word only when it is longer than a line', () => {
    expect(breakLines('send(4, "Hello, client!")', 16)).toEqual(['send(4, "Hello,', 'client!")']);
    expect(breakLines('→ 255.255.255.255:65535', 12)).toEqual(['→ 255.255.25', '5.255:65535']);
  });

  it('end with an ellipsis after three lines', () => {
    const lines = breakLines('one two three four five', 5);
    expect(lines).toEqual(['one', 'two', 'thre…']);
  });

  it('count a line for the waiting of a call that blocks', () => {
    const waiting = call({ blocked: true, returnedAt: 80 });
    expect(linesIn({ kind: 'call', event: 1, call: waiting }, 30)).toBe(2);
    expect(linesIn({ kind: 'return', event: 5, call: waiting }, 21)).toBe(2);
  });
});
