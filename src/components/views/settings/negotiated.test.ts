import { expect, test } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { capturedFrame } from '../../../stack/trace/capture.ts';
import { hostsOf, runToEnd, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { handshakeOf, pairAt, synsOf } from './negotiated.ts';

function handshake(server: object) {
  const spec = transferScenario(1_000);
  hostsOf(spec)[1]!.settings = server;
  const { sim } = runToEnd(spec);
  const run = recordedRun(sim.log, topologyOf(spec));
  const syns = synsOf(run);
  const bytesOf = (frame: number) => capturedFrame(sim.capture, frame);
  const at = (event: number) => {
    const pair = pairAt(syns, { at: 0, event });
    return pair && handshakeOf(pair, bytesOf);
  };
  return { at, syns, end: sim.log.count };
}

test('both SYNs are read for what they offer', () => {
  const { at, end } = handshake({});
  expect(at(end)).toMatchObject({
    first: { node: 0, offers: { scale: true, sack: true, timestamps: true, ecn: false } },
    answer: { node: 1, offers: { scale: true, sack: true, timestamps: true, ecn: false } },
  });
});

test('what one end leaves out is seen, and nothing of it before the answer is sent', () => {
  const { at, syns, end } = handshake({ sack: false });
  expect(at(end)?.first.offers.sack).toBe(true);
  expect(at(end)?.answer?.offers.sack).toBe(false);
  const answered = syns[1]!.sentEvent;
  expect(at(answered)?.answer).toBeUndefined();
  expect(at(syns[0]!.sentEvent)).toBeUndefined();
});
