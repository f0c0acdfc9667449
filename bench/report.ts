/** docs/performance.md: the usual figures as they were measured, with what they mean. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { formatTable, type Table } from './table.ts';

const FILE = 'docs/performance.md';

const INTRODUCTION = `# Performance

Written by \`npm run bench -- report\` (Node ${process.versions.node}, ${cpus()[0]?.model ?? 'one core'}).
Machines differ and are noisy: nothing passes or fails by these figures. They are medians of
processor time, each in processes of its own, and the first row is a calibration measured in the
same minutes: compare ratios.

- **The ceiling** (\`bench/ceiling.ts\`) is what JavaScript can do at most: headers through a
  DataView, one copy into each segment and one out of it, checksums written and verified, an event
  heap, an ACK for every second segment, a trace record for each sending and receipt. No state
  machine, no buffers, no recovery, no congestion control.
- **Bulk transfers** run through the whole stack: processes, sockets, TCP with all its options,
  IPv4, ARP, Ethernet and the simulated link, both ends in one thread.
- **The lesson run** is what a learner waits for after a change: 60 s of virtual time at 10 Mb/s.
  The trace is handed on in batches as in the app, where the page copies them beside; *kept* is a
  trace in one piece, as tests have it.
- **Posting** is the way of the trace from the worker to the page.

What the page itself costs, \`npm run bench:ui\` measures in Chromium, by hand as it takes minutes
(\`bench/ui\`): **scrubbing**, the processor time of the main thread for each frame while the thumb of
the timeline is drawn to and fro 60 times a second, beside a ladder of 800 packets and a plot of ten
thousand points, as the processor is and four times slower; and **a change**, from the press of the
button until a picture of the run of 60 s is on the screen. The aims are 12 ms a frame at the 95th
percentile, and 150 ms. It prints tables and writes \`.cache/bench-ui.json\`; \`--dist folder\` measures
an app that is built already, so that two can be compared in the same minutes.

What gets through the agent, into a worker in Chromium, \`npm run bench:agent\` measures as root on Linux
(\`bench/agent\`): frames a second without loss, 50 MB each way, pings, and what the agent takes of a
processor. It prints tables and writes \`.cache/bench-agent.json\`; with \`-- report\` it writes
[agent-performance.md](agent-performance.md).

The network simulation grid (loss, buffers, round trips, fairness) is in
[network-grid.md](network-grid.md).
`;

const LESSONS = `## What the measurements taught

- Frames live in an arena and are read and written through offsets: no object for each segment.
- Every world lays out its objects alike. Settings stored under computed names became hash tables
  with a hidden class for each world, and compiled code was thrown away with every run
  (\`copySettings\`); copies of a world keep the hidden classes too (\`core/clone.ts\`).
- One shape more at a hot place costs a tenth of the run: the arena made by a spread in one place
  and by a literal in another, requests of eight kinds, steps of a script. Records that go through
  the same code have the same fields in the same order, needed or not.
- Copies inside one buffer need no views (\`core/arena.ts\`). Views were half of all garbage, and
  what readers got was most of the rest: who only counts gets none.
- \`tcp.vars\` is stored as the difference from the one before it (\`trace/delta.ts\`), and only what
  was touched is compared: comparing all of it cost more than writing it.
- The remainder of a division of doubles is a call into C: \`x | 0\` takes a number modulo 2^32 in one
  instruction.
- A sum of typed array elements is faster backwards: the first index of a round then bounds the rest.
- Keeping every frame's bytes cost as much time as the whole trace. Nobody looks at most of them,
  and a run that can be run again need not keep any (\`world/frames-again.ts\`).
- A keyframe copies only the frames under way.
- Compiled code dies with the last object of a shape that it was compiled for. With no run alive when
  garbage was collected, the next one began with half of its code thrown away: a tenth of its time.
- A function that is declared can be assigned to, and is looked up and compared at every call; a
  constant is not. That cost Node 8 % and Chromium nothing, so the worker is built as it is written.
- Memory that is written for the first time costs more than what is written into it. The trace is
  handed on in columns that come back (\`trace/batch.ts\`).
- Texts of socket calls are made once, so that the trace finds the very same string.
- An hour at 10 Mb/s is 33 million events. Kept whole, with the rows of the read model, ten minutes
  take 680 MB, so an hour would take 4 GB. In windows of a million events (\`model/windows.ts\`), an
  hour takes 200 MB, the worker's keyframes included. To move the window takes 0.2 to 1.1 s of
  processor time: most of it is running through a million events again.
- Whether two labels of the ladder touch was found out by making their corners: a third of the
  scripting while one scrubs. Most boxes are far from each other, which their middles say.
- Reading where a box is scrolled to, right after the page was changed, lays the page out twice a
  frame. What the last scrolling said is remembered instead.
- Among ten thousand marks of a plot, every frame looked for the chosen one, also when none was.
- A lesson that searched the log for the last \`tcp.vars\` before an event took 241 ms in a run of
  60 s. An index by kind and node takes 21 ms to make, and each question 0.1 ms.
`;

export function writeReport(tables: readonly Table[]): void {
  writeFileSync(FILE, `${INTRODUCTION}\n${tables.map(formatTable).join('\n')}\n${LESSONS}`);
}
