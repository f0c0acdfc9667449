/** Fragments by hand, in any order; and the stack's own account of what it does with them. */
import { describe, expect, it } from 'vitest';
import { cursorAfter, cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { moveWindow, openWindows, takeIn } from '../../../model/windows.ts';
import type { ScriptStep } from '../../../stack/apps/script/script.ts';
import { MILLISECOND, MINUTE, SECOND } from '../../../stack/core/instant.ts';
import { MOST_DATAGRAMS, REASSEMBLY_TIME } from '../../../stack/protocols/fragments/reassembly.ts';
import { type TraceBatch, takeBatch } from '../../../stack/trace/batch.ts';
import { createLog, type TraceLog } from '../../../stack/trace/log.ts';
import { run as runUntil } from '../../../stack/world/simulator.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { all, runToEnd, SERVER, SERVER_ADDRESS, twoHosts } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { decodeLook, encodeLook } from './look.ts';
import { assemblersOf, type DatagramNow, datagramsAt } from './model.ts';
import { arriving, inputsOf, quiet } from './testing/arriving.ts';
import { view } from './view.ts';

const only = (rows: readonly DatagramNow[]) => rows[0] as DatagramNow;
const told = ({ holes, missing, length }: DatagramNow) => [
  holes.map(({ from, to, open }) => [from, open ? '?' : to]),
  missing,
  length,
];

describe('a datagram that is put together', () => {
  const { run, log, at } = arriving(
    { at: 16, end: 24 },
    { at: 32, end: 40, more: false },
    { at: 0, end: 16 },
    { at: 16, end: 24 },
    { at: 24, end: 32 },
  );

  it('is nothing before its first fragment has come', () => {
    expect(at(0)).toEqual([]);
  });

  it('has holes between its fragments, and an open one until the last has come', () => {
    const toldAfter = (n: number) => told(only(at(n * MILLISECOND)));
    expect(toldAfter(1)).toEqual([
      [
        [0, 16],
        [24, '?'],
      ],
      -1,
      -1,
    ]);
    expect(toldAfter(2)).toEqual([
      [
        [0, 16],
        [24, 32],
      ],
      24,
      40,
    ]);
    expect(toldAfter(3)).toEqual([[[24, 32]], 8, 40]);
    expect(toldAfter(5)).toEqual([[], 0, 40]);
  });

  it('misses at each step what the stack says it misses', () => {
    const kept = all(log, 'fragment.kept');
    expect(kept).toHaveLength(4);
    for (const { id, holes, missing } of kept) {
      const row = only(datagramsAt(run, SERVER, cursorAfter(log, id)));
      expect([row.holes.length, row.missing]).toEqual([holes, missing]);
    }
  });

  it('has its fragments in the order in which they came; what came twice is told from the first', () => {
    const { pieces } = only(at(MINUTE));
    expect(pieces.map(({ number, fate, piece }) => [number, piece.offset, fate])).toEqual([
      [1, 16, 'kept'],
      [2, 32, 'kept'],
      [3, 0, 'kept'],
      [4, 16, 'fragment-again'],
      [5, 24, 'kept'],
    ]);
    expect(pieces[3]?.overlaps).toEqual([{ from: 16, to: 24 }]);
  });

  it('has come, and nothing more, until the event that decides about a fragment', () => {
    const [first] = all(log, 'fragment.received');
    const row = only(datagramsAt(run, SERVER, cursorAfter(log, first?.id ?? -1)));
    expect(row.pieces.map(({ fate }) => fate)).toEqual(['came']);
    expect(row.left).toBeUndefined();
  });

  it('has a timer that runs from its first fragment, and stops when it is whole', () => {
    expect(only(at(3 * MILLISECOND)).left).toBe(REASSEMBLY_TIME - 2 * MILLISECOND);
    expect(only(at(MINUTE))).toMatchObject({ outcome: 'whole', left: undefined });
  });
});

describe('how a datagram ends', () => {
  it('in time exceeded, and its sender is told if the fragment at offset 0 had come', () => {
    const first = arriving({ at: 0, end: 16 }).at(2 * MINUTE);
    expect(only(first)).toMatchObject({ outcome: 'expired', datagram: { told: true } });
    expect(told(only(first))).toEqual([[[16, '?']], -1, -1]);
    const second = arriving({ at: 16, end: 24 }).at(2 * MINUTE);
    expect(only(second)).toMatchObject({ outcome: 'expired', datagram: { told: false } });
  });

  it('refused whole by bytes that contradict, and remembered until its time is over', () => {
    const { at } = arriving(
      { at: 0, end: 16 },
      { at: 8, end: 24, odd: 1 },
      { at: 24, end: 32, more: false },
    );
    const row = only(at(3 * MILLISECOND));
    expect(row).toMatchObject({ outcome: 'refused', datagram: { why: 'fragment-overlap' } });
    expect(row.left).toBe(REASSEMBLY_TIME - 2 * MILLISECOND);
    expect(row.pieces.map(({ fate }) => fate)).toEqual([
      ...['kept', 'fragment-overlap', 'fragment-of-refused'],
    ]);
    expect(row.pieces[1]?.overlaps).toEqual([{ from: 8, to: 16 }]);
    expect(only(at(2 * MINUTE))).toMatchObject({ outcome: 'refused', left: undefined });
  });

  it('put aside, where a fragment cannot be of any: none is begun (RFC 791 §3.1)', () => {
    const row = only(arriving({ at: 65_528, end: 66_328 }).at(MINUTE));
    expect(row).toMatchObject({
      ...{ outcome: 'aside', left: undefined },
      datagram: { why: 'fragment-beyond', armed: -1 },
    });
  });

  it('such a fragment of a datagram that is open does it no harm', () => {
    const { at } = arriving(
      { at: 0, end: 16 },
      { at: 16, end: 28 },
      { at: 16, end: 24, more: false },
    );
    const row = only(at(MINUTE));
    expect(row.outcome).toBe('whole');
    expect(row.pieces[1]?.fate).toBe('fragment-length');
  });

  it('displaced, when it is the oldest of as many as there is room for', () => {
    const many = Array.from({ length: MOST_DATAGRAMS + 1 }, (_, id) => ({ at: 0, end: 8, id }));
    const rows = arriving(...many).at(SECOND);
    expect(rows.filter(({ outcome }) => outcome === '')).toHaveLength(MOST_DATAGRAMS);
    expect(rows.at(-1)).toMatchObject({ outcome: 'displaced', datagram: { identification: 0 } });
  });

  it('a name that is used again after that is another datagram', () => {
    const { at } = arriving({ at: 0, end: 8 }, { at: 8, end: 16, more: false }, { at: 0, end: 8 });
    expect(at(SECOND).map(({ outcome, pieces }) => [outcome, pieces.length])).toEqual([
      ['', 1],
      ['whole', 2],
    ]);
  });

  it('open ones stand first in the order of their beginning, then the latest to end', () => {
    const { at } = arriving(
      { at: 0, end: 8, id: 1 },
      { at: 0, end: 8, id: 2 },
      { at: 0, end: 8, id: 3 },
      { at: 8, end: 16, id: 1, more: false },
      { at: 8, end: 16, id: 3, more: false },
      { at: 0, end: 8, id: 4 },
    );
    const order = at(SECOND).map(({ datagram }) => datagram.identification);
    expect(order).toEqual([2, 4, 3, 1]);
  });
});

const reads: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port: 7 },
  { do: 'recvfrom', on: 'u', size: 65_536 },
];
const sends: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'sendto', on: 'u', text: 'x'.repeat(3_000), address: SERVER_ADDRESS, port: 7 },
];

describe('a run', () => {
  it('offers the view when a fragment has come, at the node that it came to', () => {
    const spec = twoHosts(sends, reads);
    const { log } = runToEnd(spec).sim;
    const run = recordedRun(log, topologyOf(spec));
    expect(view.offered(run)).toBe(true);
    expect(assemblersOf(run)).toEqual([SERVER]);
    expect(view.offered(recordedRun(createLog(), TWO_HOSTS))).toBe(false);
  });

  it('knows in which frame each fragment came', () => {
    const spec = twoHosts(sends, reads);
    const { log } = runToEnd(spec).sim;
    const row = only(datagramsAt(recordedRun(log, topologyOf(spec)), SERVER, cursorAtEnd(log)));
    const sent = all(log, 'fragment.sent').map(({ id }) => id);
    const frames = all(log, 'frame.sent').filter(({ packet }) => sent.includes(packet));
    expect(row.pieces.map(({ piece }) => piece.frame)).toEqual(frames.map(({ frame }) => frame));
  });

  it('that is long has in its window what was open before it', () => {
    const inputs = inputsOf([
      { at: 0, end: 16 },
      { at: 24, end: 32, more: false },
    ]);
    const { sim } = startSession(quiet, { scenario: quiet.id, seed: 1, inputs });
    const windows = openWindows(topologyOf(quiet), {}, 4);
    const batches: TraceBatch[] = [];
    for (const until of [1.5 * MILLISECOND, 3 * MILLISECOND, 2 * MINUTE]) {
      runUntil(sim, until);
      batches.push(takeBatch(sim.log));
      takeIn(windows, batches.at(-1) as TraceBatch);
    }
    expect(moveWindow(windows, batches.at(-1) as TraceBatch)).toBe(true);
    const { window } = windows;
    const before: TraceLog = window.log;
    expect(before.first).toBeGreaterThan(0);
    const rows = datagramsAt(window, SERVER, visibleAt(window.log, 2 * MINUTE));
    expect(only(rows)).toMatchObject({ outcome: 'expired', missing: 8 });
  });
});

it('a look keeps the node, and leaves out what it does not understand', () => {
  expect(decodeLook(encodeLook(3))).toBe(3);
  expect(decodeLook('q~n-1')).toBeUndefined();
  expect(encodeLook(undefined)).toBeUndefined();
});
