/** After each test: every transition in every trace it made is legal on the chart of its machine. */
import { afterEach, expect } from 'vitest';
import { eventsOf } from '../../stack/trace/log.ts';
import { takeObserved } from '../../stack/trace/testing.ts';

afterEach(async () => {
  const logs = takeObserved();
  if (logs.length === 0) return;
  const [{ MACHINES }, { conformance }] = await Promise.all([
    import('../kinds.ts'),
    import('../conformance.ts'),
  ]);
  for (const { load, transition, stepOf, entries } of MACHINES) {
    const { machine } = await load();
    for (const log of logs) {
      const steps = [...eventsOf(log, [transition])].map(stepOf);
      expect(conformance(machine, steps, entries)).toEqual([]);
    }
  }
});
