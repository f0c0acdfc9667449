import { expect, it } from 'vitest';
import { flowsOf } from '../../../model/parts/flows.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { runToEnd, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { chosenFlow, decodePlotLook, encodePlotLook, flowKey, PLAIN_PLOT } from './look.ts';

const spec = transferScenario(1_000);
const flows = flowsOf(recordedRun(runToEnd(spec).sim.log, topologyOf(spec)));

it('a look is kept in a word of the alphabet of links, and read back', () => {
  const look = { flow: flowKey(flows[0]!, flows), shown: [100, 2_000], marks: 'sr' } as const;
  const two = { ...look, beside: flowKey(flows[1]!, flows) };
  expect(decodePlotLook(encodePlotLook(two))).toEqual(two);
  const word = encodePlotLook(look);
  expect(word).toMatch(/^[\w.~-]+$/);
  expect(decodePlotLook(word)).toEqual(look);
  expect(encodePlotLook(PLAIN_PLOT)).toBeUndefined();
});

it('what a link says that cannot be understood is left out', () => {
  expect(decodePlotLook('f1.2~z9.3~zz~m123~x')).toEqual(PLAIN_PLOT);
});

it('a direction is found by its ends; one that there is not gives way to the largest', () => {
  expect(flows).toHaveLength(2);
  expect(chosenFlow(flows, flowKey(flows[1]!, flows))).toBe(flows[1]);
  expect(chosenFlow(flows, '9.9.9.9.1-8.8.8.8.2')).toBe(flows[0]);
  expect(chosenFlow([], undefined)).toBeUndefined();
});
