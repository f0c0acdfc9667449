/** The small parts: byte rings, ranges, the table of settings, the vars event. */
import { expect, test } from 'vitest';
import {
  allocateFrame,
  createArena,
  frameBytes,
  frameStart,
  stretchSlotsHeld,
} from '../../core/arena.ts';
import { pattern } from '../../sockets/testing/segment-text.ts';
import { accepted, CHILD } from '../../sockets/testing/situations.ts';
import { eventsOf } from '../../trace/log.ts';
import { addRange, coveredBetween, createRanges, rangeWith, trimBelow } from './arrive/ranges.ts';
import { settingTexts } from './page/settings-text.ts';
import {
  createRing,
  freeRing,
  ringExtend,
  ringForget,
  ringRead,
  ringRoom,
  ringTake,
  ringWrite,
} from './send/ring.ts';
import { changeSetting } from './state/change-setting.ts';
import { defaultSettings, SETTING_NAMES } from './state/settings.ts';

test('a ring keeps its bytes while they wrap around and while it grows', () => {
  const arena = createArena(4);
  const ring = createRing(10_000);
  let written = 0;
  let read = 0;
  for (let round = 0; round < 200; round++) {
    const count = Math.min((round * 37) % 900, ringRoom(ring));
    ringWrite(arena, ring, ring.length, pattern(written, count), 0, count);
    ringExtend(ring, count);
    written += count;
    const out = ringTake(arena, ring, Math.min((round * 23) % 700, ring.length));
    expect(out).toEqual(pattern(read, out.length));
    read += out.length;
  }
});

test('bytes written beyond a gap survive the growth of the ring', () => {
  const arena = createArena(1);
  const ring = createRing(100_000);
  ringWrite(arena, ring, 1000, pattern(1000, 500), 0, 500);
  ringWrite(arena, ring, 50_000, pattern(50_000, 100), 0, 100);
  ringWrite(arena, ring, 0, pattern(0, 1000), 0, 1000);
  ringExtend(ring, 1500);
  expect(ringTake(arena, ring, 1500)).toEqual(pattern(0, 1500));
});

test('bytes that lie across the end of a ring go to a frame in one piece', () => {
  const arena = createArena(4);
  const ring = createRing(2_000);
  ringWrite(arena, ring, 0, pattern(0, 1_500), 0, 1_500);
  ringExtend(ring, 1_500);
  ringForget(arena, ring, 1_200);
  ringWrite(arena, ring, ring.length, pattern(1_500, 1_000), 0, 1_000);
  ringExtend(ring, 1_000);
  const frame = allocateFrame(arena, 1_300);
  ringRead(arena, ring, 0, frameStart(frame), 1_300);
  expect(frameBytes(arena, frame)).toEqual(pattern(1_200, 1_300));
});

test('a ring that is freed gives all of its memory back, which the next one takes', () => {
  const arena = createArena(1);
  for (let round = 0; round < 20; round++) {
    const ring = createRing(50_000);
    for (let at = 0; at < 50_000; at += 1_000)
      ringWrite(arena, ring, at, pattern(0, 1_000), 0, 1_000);
    expect(stretchSlotsHeld(arena)).toBe(32);
    freeRing(arena, ring);
    expect(stretchSlotsHeld(arena)).toBe(0);
  }
  expect(arena.stretchSlots).toBe(1 + 2 + 4 + 8 + 16 + 32);
});

function ranges(...pairs: [number, number][]) {
  const all = createRanges();
  for (const [left, right] of pairs) addRange(all, left, right);
  return all;
}

function listed(all: ReturnType<typeof createRanges>): number[] {
  return [...all.edges.subarray(0, 2 * all.count)];
}

test('ranges are kept in order and merged where they touch', () => {
  expect(listed(ranges([30, 40], [10, 20]))).toEqual([10, 20, 30, 40]);
  expect(listed(ranges([30, 40], [10, 20], [20, 30]))).toEqual([10, 40]);
  expect(listed(ranges([10, 20], [30, 40], [50, 60], [15, 55]))).toEqual([10, 60]);
  expect(addRange(ranges([10, 20]), 12, 18)).toBe(false);
});

test('ranges wrap around the end of the sequence space', () => {
  const all = ranges([0xfffffff0, 0x10], [0x20, 0x30]);
  expect(listed(all)).toEqual([0xfffffff0, 0x10, 0x20, 0x30]);
  expect(rangeWith(all, 5)).toBe(0);
  expect(rangeWith(all, 0x10)).toBe(-1);
  expect(coveredBetween(all, 0xfffffff8, 0x28)).toBe(32);
  trimBelow(all, 0x25);
  expect(listed(all)).toEqual([0x25, 0x30]);
});

test('every setting has a default inside its range and a meaning in both languages', () => {
  const settings = defaultSettings();
  for (const name of SETTING_NAMES) {
    expect(changeSetting({ ...settings }, name, settings[name]), name).toBe(true);
    expect(settingTexts[name].en, name).toMatch(/\S/);
    expect(settingTexts[name].zh, name).toMatch(/[\u4e00-\u9fff]/);
    expect(settingTexts[name].rfc, name).toMatch(/^RFC\d+(#[\d.]+)?$/);
  }
});

test('a value outside of its range or of the wrong kind is refused', () => {
  const settings = defaultSettings();
  expect(changeSetting(settings, 'ttl', 0)).toBe(false);
  expect(changeSetting(settings, 'ttl', 1.5)).toBe(false);
  expect(changeSetting(settings, 'nagle', 'yes')).toBe(false);
  expect(changeSetting(settings, 'congestionControl', 3)).toBe(false);
  expect(settings).toEqual(defaultSettings());
});

test('the variables are recorded after every input that changed them', () => {
  const t = accepted({ sack: true });
  t.call({ name: 'send', fd: CHILD, data: new Uint8Array(100) });
  const [last] = [...eventsOf(t.world.fx.log, ['tcp.vars'])].slice(-1);
  expect(last).toMatchObject({
    state: 'ESTABLISHED',
    sndUna: (t.tcb.iss + 1) >>> 0,
    sndNxt: (t.tcb.iss + 101) >>> 0,
    flight: 100,
    pipe: 100,
    sndBuffered: 100,
    rcvWnd: 65_535,
    cwnd: 14_600,
    recovery: 'open',
    blocks: [],
  });
  expect(last!.retransmissionDue).toBe(t.now + 1_000_000);
});

test('the vars event lists the reassembly blocks', () => {
  const t = accepted();
  t.peer('. 101:201(100) ack 1');
  const [last] = [...eventsOf(t.world.fx.log, ['tcp.vars'])].slice(-1);
  expect(last).toMatchObject({ sackedCount: 0, blocks: [t.peerIss + 101, t.peerIss + 201] });
});
