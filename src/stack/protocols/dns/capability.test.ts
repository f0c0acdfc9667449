import { expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { twoRun } from '../../apps/testing/world-of.ts';

const session = { scenario: 'programs', seed: 1, inputs: [] };

test('a scenario with a program of DNS fetches it, and no other does', async () => {
  const named = { name: 'named', app: 'dns.server', args: { zones: [] } };
  const kernel = await kernelFor(twoRun([], [named]), session);
  expect(kernel.apps.map(({ id }) => id)).toContain('dns.server');
  const without = await kernelFor(twoRun([], []), session);
  expect(without.apps.map(({ id }) => id)).not.toContain('dns.server');
});
