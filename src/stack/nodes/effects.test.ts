import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { kernelOf } from '../capability.ts';
import { capability as halfDuplex } from '../links/half-duplex/capability.ts';
import { createCapture } from '../trace/capture.ts';
import { createLog } from '../trace/log.ts';
import { everyKernel } from '../world/testing/every-kernel.ts';
import { buildWorld, createSimulator } from '../world/testing/whole.ts';
import { capability as router } from './router/capability.ts';
import { capability as switches } from './switch/capability.ts';

setFlagsFromString('--allow-natives-syntax');
const kernel = kernelOf([...everyKernel.capabilities, router, switches, halfDuplex]);

/** Whether V8 keeps an object as a record, and not as a hash table. */
const isRecord = new Function('object', 'return %HasFastProperties(object)') as (
  object: unknown,
) => boolean;

test('the effects of every kind of node and link stay records in V8: a hash table costs a fifth', () => {
  const cards = [{ address: '10.0.0.1' }, { address: '10.0.1.1' }, { address: '10.0.2.1' }];
  const world = buildWorld(
    {
      id: 'all-kinds',
      nodes: [
        { name: 'host', address: '10.0.0.2' },
        { kind: 'router', name: 'router', cards },
        { kind: 'switch', name: 'switch' },
        { kind: 'hub', name: 'hub' },
        { name: 'other', address: '10.0.2.2' },
      ],
      links: [
        { between: ['host', 'router'] },
        { between: ['router', 'switch'] },
        { between: ['router', 'hub'], kind: 'half-duplex' },
        { between: ['other', 'hub'], kind: 'half-duplex' },
      ],
      until: 1,
    },
    1,
    kernel,
  );
  const sim = createSimulator(world, createLog(), [], createCapture(false), kernel);
  const kinds = [...sim.nodes, ...sim.links].filter(({ fx }) => !isRecord(fx));
  expect(kinds.map(({ state }) => state.kind)).toEqual([]);
  // The question itself can be answered with no.
  const one: { gone?: number; stays: number } = { gone: 1, stays: 2 };
  delete one.gone;
  expect(isRecord(one)).toBe(false);
});
