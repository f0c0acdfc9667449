import { expect, test } from 'vitest';
import type { Hello } from '../../../relay/messages.ts';
import { SECOND } from '../../../stack/core/instant.ts';
import { advance, type SessionRun, startSession } from '../../../stack/world/session.ts';
import { kernelFor } from '../../testing/kernel-for.ts';
import { liveScenario } from './scenario.ts';
import { firstDifference } from './truth.ts';

const hello: Hello = {
  ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
  ...{ macIs: 'own', mtu: 1_500, refuse: [], egress: [] },
  ip: { address: '10.0.0.5', prefixLength: 24 },
};
const spec = { ...liveScenario(hello, 'page').spec, until: 20 * SECOND };
const kernel = await kernelFor(spec, { scenario: 'live', seed: 1, inputs: [] });

/** RFC 5227 §2.1.1: probes are alike, and leave after a time that the seed decides. */
function probing(seed: number): SessionRun {
  const run = startSession(spec, { scenario: 'live', seed, inputs: [] }, { kernel });
  while (advance(run));
  return run;
}

test('what sends the same at the same times is true as far as it goes', () => {
  expect(firstDifference(probing(1), probing(1))).toBeNull();
});

test('what sends the same octets at another time is not true from there on', () => {
  expect(firstDifference(probing(1), probing(2))).toBeLessThan(2 * SECOND);
});
