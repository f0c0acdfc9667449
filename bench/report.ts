/** docs/performance.md: the usual figures as they were measured, with what they mean. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { formatTable, type Table } from './table.ts';

const FILE = 'docs/performance.md';

const INTRODUCTION = `# Performance

Written by \`npm run bench -- report\` (Node ${process.versions.node}, ${cpus()[0]?.model ?? 'one core'}).
Machines differ and are noisy: nothing passes or fails by these figures. They are medians of
processor time, and the first row is a calibration measured in the same minute: compare ratios.

- **The ceiling** (\`bench/ceiling.ts\`) is what JavaScript can do at most: headers through a
  DataView, one copy into each segment and one out of it, checksums written and verified, an event
  heap, an ACK for every second segment, a trace record for each sending and receipt. No state
  machine, no buffers, no recovery, no congestion control.
- **Bulk transfers** run through the whole stack: processes, sockets, TCP with all its options,
  IPv4, ARP, Ethernet and the simulated link, both ends in one thread.
- **The lesson run** is what a learner waits for after a change: 60 s of virtual time at 10 Mb/s.
- **Posting** is the way of the trace from the worker to the page.

The network simulation grid (loss, buffers, round trips, fairness) is in
[network-grid.md](network-grid.md).
`;

const LESSONS = `## What the measurements taught

- Frames live in an arena and are read and written through offsets: no object for each segment.
- Every world lays out its objects alike. Settings stored under computed names became hash tables
  with a hidden class for each world, and compiled code was thrown away with every run
  (\`copySettings\`); copies of a world keep the hidden classes too (\`core/clone.ts\`).
- \`tcp.vars\` is stored as the difference from the one before it (\`trace/chained.ts\`): a fifth of
  the words, half of the trace.
- What a reader gets is cut off a larger block: allocating cost more than copying.
- Keeping every frame's bytes cost as much time as the whole trace. Nobody looks at most of them,
  and a run that can be run again need not keep any (\`sim/frames-again.ts\`).
- A keyframe copies only the frames under way.
- Texts of socket calls are made once, so that the trace finds the very same string.
`;

export function writeReport(tables: readonly Table[]): void {
  writeFileSync(FILE, `${INTRODUCTION}\n${tables.map(formatTable).join('\n')}\n${LESSONS}`);
}
