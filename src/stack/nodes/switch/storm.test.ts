/** Links that make a loop of switches. */
import { expect, test } from 'vitest';
import { ipv4 } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { observed } from '../../trace/testing.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { advance } from '../../world/session.ts';
import { startSession } from '../../world/testing/whole.ts';
import './events.ts';
import { switchKernel } from './testing/four-hosts.ts';

test('a storm between two switches with three links comes to an end that can be told', () => {
  const spec: ScenarioSpec = {
    id: 'storm',
    nodes: [
      {
        ...{ name: 'host', address: '10.0.0.1' },
        processes: [
          {
            name: 'main',
            steps: [
              { do: 'socket', as: 'u', type: 'dgram' },
              { do: 'sendto', on: 'u', text: 'x', address: ipv4('10.0.0.2'), port: 7 },
            ],
          },
        ],
      },
      { name: 'other', address: '10.0.0.3' },
      { kind: 'switch', name: 'a' },
      { kind: 'switch', name: 'b' },
    ],
    links: [
      { between: ['host', 'a'] },
      { between: ['other', 'b'] },
      ...[1, 2, 3].map(() => ({ between: ['a', 'b'] as [string, string], delay: MILLISECOND })),
    ],
    until: 30 * SECOND,
  };
  const running = startSession(
    spec,
    { scenario: spec.id, seed: 1, inputs: [] },
    { kernel: switchKernel },
  );
  observed(running.sim.log);
  advance(running);
  expect(running.sim.world.guard.stopped).not.toBe('');
  expect(framesHeld(running.sim.world.arena)).toBeLessThan(100_000);
});
