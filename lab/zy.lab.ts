import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { capturePoints, exportPcapng } from '../src/stack/pcapng/export.ts';
import { runOf } from './scenarios/kit.ts';
import { SCENARIOS } from './scenarios/matrix.ts';

test('dump', () => {
  for (const s of SCENARIOS) {
    if (!(process.env.ONLY ?? '').split('|').includes(s.name)) continue;
    const r = runOf(s);
    writeFileSync(
      `/tmp/wg/lab/${s.name.replace(/\W+/g, '-')}.pcapng`,
      exportPcapng(r.sim.log, r.sim.capture, capturePoints(s.spec).slice(0, 1)),
    );
  }
}, 600000);
