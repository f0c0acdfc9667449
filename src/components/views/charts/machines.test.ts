/** Which of a node's machines its chart shows: a host that is given its address, then opens a connection. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type RecordedRun, recordedRun } from '../../../model/recorded-run.ts';
import { played } from '../../../runtime/testing/played.ts';
import { ANNA, BERT, lan } from '../../../stack/apps/dhcp/testing/lan.ts';
import { SECOND } from '../../../stack/core/instant.ts';
import type { ProcessSpec } from '../../../stack/world/scenario.ts';
import { all } from '../../../stack/world/testing.ts';
import { machineAt, machinesOf, understands } from './machines.ts';

let run: RecordedRun;
let bound = 0;
beforeAll(async () => {
  const spec = lan();
  const nodes = spec.nodes.map((node, i) => {
    const { processes = [] } = node as { processes?: ProcessSpec[] };
    const nc = { name: 'nc', app: 'nc', args: { line: 'nc 10.0.0.1 7' }, startAt: 15 * SECOND };
    return i === ANNA ? { ...node, processes: [...processes, nc] } : node;
  });
  const { sim } = await played({ ...spec, nodes });
  run = recordedRun(sim.log);
  bound = all(sim.log, 'dhcp.client').at(-1)?.id ?? 0;
});
const shown = (events: number, chosen?: string, node = ANNA) =>
  machineAt(run, node, events, chosen).kind.id;

describe('the chart of a node', () => {
  it('is that of the machine that moved last', () => {
    expect(machinesOf(run, ANNA).map(({ id }) => id)).toEqual(['tcp', 'dhcp']);
    expect(shown(bound + 1)).toBe('dhcp');
    expect(shown(run.log.count)).toBe('tcp');
  });

  it('is that of the one that will move first, before any has', () => {
    expect(shown(0)).toBe('dhcp');
    expect(machineAt(run, ANNA, 0, undefined).conn).toBe(-1);
  });

  it('is that which the reader chose, where the node has it', () => {
    expect(shown(run.log.count, 'dhcp')).toBe('dhcp');
    expect(shown(0, 'tcp')).toBe('tcp');
    expect(shown(run.log.count, 'dhcp', BERT)).toBe('tcp');
    expect([understands('dhcp'), understands('what')]).toEqual([true, false]);
  });
});
