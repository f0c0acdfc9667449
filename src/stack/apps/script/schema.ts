/** The form of a script: the steps that a program takes. */
import * as v from 'valibot';
import {
  count,
  flag,
  instant,
  list,
  MOST_BYTES,
  MOST_COUNT,
  maybe,
  name,
  oneOf,
  port,
  record,
  text,
  u32,
  variant,
  whole,
} from '../../schema/basics.ts';
import { rule } from '../../schema/faults.ts';
import { optionName, optionValue, shutdownHow } from '../../sockets/schema.ts';
import type { AppForm } from '../kind.ts';
import type { ScriptStep } from './script.ts';

const MOST_STEPS = 10_000;
const peer = { address: u32, port };

/** Each step's own fields. A step that is missing here does not compile. */
const STEPS = {
  socket: { as: name, type: maybe(oneOf(['stream', 'dgram'])) },
  setsockopt: { on: name, option: optionName, value: optionValue },
  bind: { on: name, port, address: maybe(u32) },
  listen: { on: name, backlog: count },
  accept: { on: name, as: name },
  connect: { on: name, ...peer },
  send: { on: name, text: maybe(text(MOST_BYTES)), bytes: maybe(whole(0, MOST_BYTES)) },
  sendto: { on: name, text: text(MOST_BYTES), ...peer },
  recvfrom: { on: name, size: count },
  recv: { on: name, size: count },
  recvAll: { on: name, size: whole(1, MOST_COUNT), bytes: maybe(count), every: maybe(instant) },
  shutdown: { on: name, how: shutdownHow },
  close: { on: name },
  abort: { on: name },
  wait: { for: instant },
  waitUntil: { at: instant },
  goto: { step: whole(0, MOST_STEPS) },
  exit: { code: maybe(whole(0, 255)) },
} satisfies Record<ScriptStep['do'], v.ObjectEntries>;

const stepSchema = variant<ScriptStep>('do', STEPS);

const stepsSchema = v.pipe(
  list(stepSchema, MOST_STEPS),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const steps = dataset.value;
    const made = steps.flatMap((step) => ('as' in step ? [step.as] : []));
    steps.forEach((step, index) => {
      const at = (key: string, input: unknown, message: string) =>
        addIssue({ message, input, path: pathTo(steps, index, step, key, input) });
      if (step.do === 'goto' && step.step > steps.length) {
        at('step', step.step, rule('whole', { low: 0, high: steps.length }));
      }
      if ('on' in step && !made.includes(step.on)) {
        at('on', step.on, rule('no-descriptor', { allowed: [...new Set(made)] }));
      }
    });
  }),
);

export const scriptForm: AppForm = {
  args: record({ steps: stepsSchema, hashesReceived: maybe(flag) }),
};

function pathTo(steps: ScriptStep[], index: number, step: ScriptStep, key: string, value: unknown) {
  return [
    { type: 'array', origin: 'value', input: steps, key: index, value: step },
    { type: 'object', origin: 'value', input: { ...step }, key, value },
  ] as [v.ArrayPathItem, v.ObjectPathItem];
}
