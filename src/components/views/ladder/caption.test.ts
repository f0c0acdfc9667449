import { expect, test } from 'vitest';
import { cursorAtEnd } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { captionOf } from './caption.ts';
import { ladderRun } from './model.ts';
import type { LadderText } from './text.ts';

const t = ((key: string) => key) as LadderText;

function captioned(kind: string): string {
  const trace = makeTrace();
  handshake(trace);
  const [us, other] = TWO_HOSTS.nodes;
  const topology = { ...TWO_HOSTS, nodes: [us, { ...other, kind }] } as typeof TWO_HOSTS;
  const model = recordedRun(trace.log, topology);
  return captionOf(model, ladderRun(model, {}), cursorAtEnd(trace.log), 'relative', t);
}

test('below a simulated network stands how long its ways are, and what was lost', () => {
  expect(captioned('host')).toMatch(/^relative.* · noLoss$/);
});

test('below a real network nothing is said of ways that nobody knows', () => {
  expect(captioned('network')).toBe('relative');
});

test('sequence numbers are spoken of where segments are drawn, not below a ladder of other packets', () => {
  const said = (segments: boolean) => {
    const trace = makeTrace();
    const frame = { frame: 0, nic: 0, link: 0, bytes: 60, starts: 0, arrives: 10, packet: -1 };
    if (segments) handshake(trace);
    else trace.add(0, 'frame.sent', 0, -1, frame);
    const model = recordedRun(trace.log, TWO_HOSTS);
    return captionOf(model, ladderRun(model, {}), cursorAtEnd(trace.log), 'relative', t);
  };
  expect(said(true)).toContain('relative');
  expect(said(false)).not.toContain('relative');
});
