import { expect, it } from 'vitest';
import { scenario } from '../../lessons/three-way-handshake/scenario.ts';
import { packetsOf } from '../../model/queries.ts';
import { recordedRun } from '../../model/recorded-run.ts';
import { capturedFrame } from '../../stack/trace/capture.ts';
import { advance } from '../../stack/world/session.ts';
import { startSession } from '../../stack/world/testing/whole.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import { livePicture } from './live-picture.ts';

const run = startSession(scenario, { scenario: scenario.id, seed: 29, inputs: [] });
advance(run);
const model = recordedRun(run.sim.log, topologyOf(scenario));
const picture = livePicture(model, (frame) => capturedFrame(run.sim.capture, frame));

it('tells the handshake, the request and the answer', () => {
  expect(picture.packets.map(({ title, from }) => `${from}: ${title}`)).toEqual([
    'client: SYN',
    'server: SYN, ACK',
    'client: ACK',
    'client: PSH, ACK · 5 B',
    'server: PSH, ACK · 14 B',
  ]);
  expect(picture.states.map(({ side, name }) => `${side} ${name}`)).toEqual([
    'left SYN_SENT',
    'right SYN_RECEIVED',
    'left ESTABLISHED',
    'right ESTABLISHED',
  ]);
});

it('slants every packet from its sender down to its receiver', () => {
  for (const { x1, x2, y1, y2, angle } of picture.packets) {
    expect(y2).toBeGreaterThan(y1);
    expect(Math.sign(angle)).toBe(Math.sign(x2 - x1));
  }
});

it('takes the answer apart, layer by layer', () => {
  expect(picture.data).toBe('Hello, client!');
  const total = picture.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total).toBe(packetsOf(model)[4]?.bytes);
  expect(picture.parts.map(({ bytes }) => bytes)).toEqual([14, 20, 20, 14]);
});
