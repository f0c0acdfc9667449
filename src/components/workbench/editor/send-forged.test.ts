import { expect, test } from 'vitest';
import { served, storeOf } from '../../../runtime/testing.ts';
import '../../../stack/inputs/forge/title.ts';
import { tcpFlags } from '../../../stack/wire/index.ts';
import { forgedSegment } from '../../../stack/world/testing/forged.ts';
import { CLIENT } from '../../../stack/world/testing.ts';
import { endOfWay, frameOfInput, sendForged } from './send-forged.ts';

const SYN = forgedSegment({}, { srcPort: 5000, dstPort: 81, flags: tcpFlags.SYN });
const wrong = SYN.slice();
const CHECKSUM = 50;
wrong[CHECKSUM] = (wrong[CHECKSUM] as number) ^ 0xff;

async function sent(bytes: Uint8Array, nic = 0) {
  const { store, worker, settle } = storeOf();
  settle();
  const input = { at: 5_000, kind: 'forge', node: CLIENT, nic, bytes } as const;
  const frame = await served(worker(), sendForged(store, input));
  return { store, frame, input };
}

test('the new run lies beside the one that it was made of, and plays on to where the packet ends', async () => {
  const { store, frame } = await sent(wrong);
  const { current, compared, model, playing, complete } = store.getState();
  expect({ current, compared, playing }).toEqual({
    ...{ current: 'run1', compared: 'run0' },
    playing: true,
  });
  const end = endOfWay(model, frame as number, complete);
  expect(model.first({ kind: 'packet.ignored', field: 'why', is: 'tcp-checksum' })).toBe(end);
});

test('the frame is found by the input that sent it', async () => {
  const { store, frame } = await sent(SYN);
  const { model } = store.getState();
  expect(frameOfInput(model, 0)).toBe(frame);
  expect(frameOfInput(model, 1)).toBe(-1);
});

test('what the stack refuses is not sent', async () => {
  const { store, frame } = await sent(SYN, 9);
  expect(frame).toBeUndefined();
  expect(store.getState().refused).toMatchObject([{ code: 'no-card' }]);
});
