import { beforeEach, expect, test } from 'vitest';
import '../../../stack/wire/inspect.ts';
import { type EditedFrame, withField } from '../../../stack/wire/edited-frame.ts';
import { ethernet, ipv4, layer, packet } from '../../../stack/wire/index.ts';
import {
  beginCopy,
  changeCopy,
  FCS,
  reject,
  setFcs,
  startOver,
  undoChange,
  useEditor,
} from './editor-store.ts';

const bytes = packet([
  layer(ethernet, { src: 1, dst: 2 }),
  layer(ipv4, { src: 1, dst: 2, protocol: 99 }),
]);
const copy = () => useEditor.getState().copy;
const edited = () => copy()?.versions.at(-1) as EditedFrame;
const TTL = 22;

beforeEach(() => {
  useEditor.setState({ copy: undefined });
  beginCopy('run0', 3, bytes);
});

test('a change can be undone, down to the copy as it was begun', () => {
  changeCopy(withField(edited(), 1, 'ttl', 1));
  changeCopy(withField(edited(), 1, 'ttl', 2));
  expect(edited().bytes[TTL]).toBe(2);
  undoChange();
  expect(edited().bytes[TTL]).toBe(1);
  for (let i = 0; i < 3; i++) undoChange();
  expect(edited().bytes).toEqual(bytes);
});

test('the same frame goes on as it was left, another one begins anew', () => {
  changeCopy(withField(edited(), 1, 'ttl', 1));
  beginCopy('run0', 3, bytes);
  expect(edited().bytes[TTL]).toBe(1);
  beginCopy('run1', 3, bytes);
  expect(edited().bytes[TTL]).toBe(64);
});

test('starting over forgets all changes, the check sequence too', () => {
  changeCopy(withField(edited(), 1, 'ttl', 1));
  setFcs(7);
  expect(copy()?.fcs).toBe(7);
  startOver();
  expect(edited().bytes).toEqual(bytes);
  expect(copy()?.fcs).toBeUndefined();
});

test('an entry that no field takes is kept, and undone before any change is', () => {
  changeCopy(withField(edited(), 1, 'ttl', 1));
  reject('1/ttl', '256');
  reject(FCS, 'x');
  expect([...(copy()?.rejected ?? [])]).toEqual([
    ['1/ttl', '256'],
    [FCS, 'x'],
  ]);
  reject(FCS, undefined);
  expect(copy()?.rejected.has(FCS)).toBe(false);
  undoChange();
  expect(copy()?.rejected.size).toBe(0);
  expect(edited().bytes[TTL]).toBe(1);
  undoChange();
  expect(edited().bytes[TTL]).toBe(64);
});

test('starting over drops what no field takes', () => {
  reject('1/ttl', '256');
  startOver();
  expect(copy()?.rejected.size).toBe(0);
});
