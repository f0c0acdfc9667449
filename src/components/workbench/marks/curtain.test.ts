import { afterEach, describe, expect, it } from 'vitest';
import { packetsOf } from '../../../model/queries.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { sayEvents } from '../../inspect/words/say.ts';
import { isCovered, shownTitle } from '../../view-kit/covers.ts';
import { switchCover, uncoverAll } from './curtain.ts';

function handshake() {
  const trace = makeTrace();
  const syn = trace.send(0, 0, -1, ['SYN'], 'syn', 0, 0);
  const received = trace.deliver(syn);
  trace.send(syn.arrives, 1, received, ['SYN', 'ACK'], 'syn', 0, 1);
  const run = recordedRun(trace.log, TWO_HOSTS);
  const [first, second] = packetsOf(run);
  if (first === undefined || second === undefined) throw new Error('There are no packets.');
  return { run, first, second, events: trace.log.count };
}

describe('the curtain', () => {
  afterEach(uncoverAll);

  it('takes the name of the covered packet, and of no other', () => {
    const { run, first, second } = handshake();
    switchCover(run, first);
    expect([shownTitle(first), shownTitle(second)]).toEqual(['?', 'SYN, ACK']);
  });

  it('falls by the same hand that lifts it', () => {
    const { run, first } = handshake();
    expect(switchCover(run, first)).toBe(true);
    expect(switchCover(run, first)).toBe(false);
    expect(isCovered(first.frame)).toBe(false);
  });

  it('is kept by the narration too', () => {
    const { run, first, events } = handshake();
    switchCover(run, first);
    const said = sayEvents(run, 0, events, 'en');
    expect(said).toContain('Covered');
    expect(said).toContain('sends SYN, ACK');
    expect(said).not.toContain('SYN to');
  });

  it('is lifted everywhere at once', () => {
    const { run, first, second } = handshake();
    switchCover(run, first);
    switchCover(run, second);
    uncoverAll();
    expect([first, second].some(({ frame }) => isCovered(frame))).toBe(false);
  });
});
