/** After each test: every transition in every trace it made is legal on the TCP chart. */
import { afterEach, expect } from 'vitest';
import { eventsOf } from '../../stack/trace/log.ts';
import { takeObserved } from '../../stack/trace/testing.ts';

afterEach(async () => {
  const logs = takeObserved();
  if (logs.length === 0) return;
  const { tcpConformance } = await import('../tcp/monitor.ts');
  for (const log of logs) expect(tcpConformance(eventsOf(log, ['tcp.transition']))).toEqual([]);
});
