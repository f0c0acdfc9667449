/** A trace of Chromium's main thread while something is done. */
import type { CDPSession } from '@playwright/test';
import type { TraceEvent } from './frames.ts';

const CATEGORIES = ['disabled-by-default-devtools.timeline'];

export async function traced(
  devtools: CDPSession,
  act: () => Promise<unknown>,
): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  devtools.on('Tracing.dataCollected', collect);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await act();
  const complete = new Promise<void>((done) =>
    devtools.once('Tracing.tracingComplete', () => done()),
  );
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', collect);
  return events;
}
