/** What the main thread did for each frame, read from a trace of Chromium. */

/** As the Trace Event Format has them; instants and lengths in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread: what other programs took of the machine is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const TASK = 'RunTask';
/** With this a frame leaves the main thread; what it took to get there is in the same task. */
const FRAME = 'Commit';
const MAIN_THREAD = 'CrRendererMain';

/**
 * Milliseconds of processor time on the main thread for each frame: the task that hands it over to
 * the compositor, and all that follow until the next does, such as garbage collection.
 */
export function frameCosts(events: readonly TraceEvent[]): number[] {
  const mine = mainThread(events);
  const frames = mine.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const costs: number[] = [];
  let begun = 0;
  for (const { ts, dur = 0, tdur = 0 } of outermost(mine)) {
    const before = begun;
    while (begun < frames.length && (frames[begun] as number) < ts + dur) begun++;
    if (begun > before) costs.push(0);
    // What ran before the first frame began belongs to none that was measured.
    if (costs.length > 0) costs[costs.length - 1] = (costs.at(-1) as number) + tdur / 1_000;
  }
  return costs;
}

/** Tasks that run within others are part of them. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let until = Number.NEGATIVE_INFINITY;
  return events.filter(({ name, ph, ts, dur = 0 }) => {
    if (name !== TASK || ph !== 'X' || ts < until) return false;
    until = ts + dur;
    return true;
  });
}

/** In the order of time, of the renderer that did most: a browser may keep another one ready. */
function mainThread(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === MAIN_THREAD)
    .map(({ pid, tid }) => events.filter((each) => each.pid === pid && each.tid === tid));
  const [busiest = []] = threads.toSorted((a, b) => b.length - a.length);
  return busiest.toSorted((a, b) => a.ts - b.ts);
}
