import { describe, expect, test } from 'vitest';
import { MILLISECOND } from '../stack/core/instant.ts';
import { advance } from '../stack/world/session.ts';
import type { Session } from '../stack/world/session-data.ts';
import { startSession } from '../stack/world/testing/whole.ts';
import { all, CLIENT, SERVER, transferScenario } from '../stack/world/testing.ts';
import {
  canMove,
  handCalls,
  programCalls,
  withCallMoved,
  withInputMoved,
  withLink,
  withSetting,
} from './session-edits.ts';

const spec = transferScenario(2_000, {}, { knowsNeighbours: true });
const session: Session = { scenario: spec.id, seed: 1, inputs: [] };
/** The loopbacks of both hosts come first. */
const LINK = 2;

function logOf(changed: Session) {
  const running = startSession(spec, changed);
  advance(running);
  return running.sim.log;
}

test('a link is another from the start', () => {
  const changed = withLink(spec, session, LINK, 'delay', 70 * MILLISECOND);
  expect(all(logOf(changed), 'frame.delivered')[0]?.at).toBe(70 * MILLISECOND);
});

test('what is set again takes the place of what was set before', () => {
  const once = withLink(spec, session, LINK, 'delay', 1);
  expect(withLink(spec, once, LINK, 'delay', 2).patch).toEqual([
    { set: ['links', 0, 'delay'], to: 2 },
  ]);
});

test('a second setting of a host keeps the first', () => {
  const once = withSetting(spec, session, SERVER, 'receiveBuffer', 5_000);
  const twice = withSetting(spec, once, SERVER, 'nagle', false);
  expect(twice.patch).toEqual([
    { set: ['nodes', SERVER, 'settings'], to: { receiveBuffer: 5_000, nagle: false } },
  ]);
});

describe('a call', () => {
  const calls = programCalls(spec, session);
  const connect = calls.find(({ node, call }) => node === CLIENT && call === 'connect')!;
  const connected = (changed: Session) =>
    all(logOf(changed), 'socket.call').find(({ name }) => name === 'connect')?.at;

  test('is made later', () => {
    expect(connected(session)).toBe(0);
    expect(connected(withCallMoved(spec, session, connect, 30 * MILLISECOND))).toBe(30_000);
  });

  test('is made earlier again, as long as the program waits before it', () => {
    const later = withCallMoved(spec, session, connect, 30 * MILLISECOND);
    const moved = programCalls(spec, later).find(({ call }) => call === 'connect')!;
    expect(moved.earlier).toBe(30 * MILLISECOND);
    expect(connected(withCallMoved(spec, later, moved, -20 * MILLISECOND))).toBe(10_000);
  });

  test('cannot be put off where that would move the steps that a program jumps to', () => {
    const jumping = structuredClone(spec);
    const [client] = jumping.nodes as unknown as [{ processes: [{ steps: unknown[] }] }];
    client.processes[0].steps.push({ do: 'goto', step: 0 });
    expect(canMove(jumping, session, connect)).toBe(false);
    expect(canMove(spec, session, connect)).toBe(true);
  });
});

test('a call that was made by hand moves in time, and the inputs stay in the order of theirs', () => {
  const call = { at: 400, kind: 'call', node: 0, call: { name: 'close', fd: 3 } } as const;
  const dropped = { at: 300, kind: 'drop', frame: 2 } as const;
  const made = { scenario: 'x', seed: 1, inputs: [dropped, call] };
  expect(handCalls(made)).toEqual([{ input: 1, node: 0, call: 'close', at: 400 }]);
  expect(withInputMoved(made, 1, -150).inputs).toEqual([{ ...call, at: 250 }, dropped]);
  expect(withInputMoved(made, 1, -900).inputs[0]?.at).toBe(0);
  expect(made.inputs).toEqual([dropped, call]);
});
