import { describe, expect, it } from 'vitest';
import { cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { handshake, makeTrace, SERVER, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { programsAt } from './model.ts';

const trace = makeTrace();
handshake(trace);
const model = recordedRun(trace.log, TWO_HOSTS);

describe('a program’s calls', () => {
  it('are listed in order, and the one it waits in is current', () => {
    const [program] = programsAt(model, SERVER, visibleAt(trace.log, 10_000));
    expect(program?.calls.map((each) => each.call.name)).toEqual([
      'socket',
      'bind',
      'listen',
      'accept',
    ]);
    expect(program?.calls.at(-1)).toMatchObject({ blocked: true, current: true, waited: 10_000 });
    expect(program?.calls[0]?.current).toBe(false);
  });

  it('say how long they waited once they have returned', () => {
    const [program] = programsAt(model, SERVER, cursorAtEnd(trace.log));
    expect(program?.calls.at(-1)).toMatchObject({ blocked: false, waited: 60_000 });
  });

  it('are none before the first', () => {
    expect(programsAt(model, SERVER, { at: 0, event: 0 })).toEqual([]);
  });
});
