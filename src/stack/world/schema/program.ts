/** Programs, and the calls that people make by hand. */
import * as v from 'valibot';
import type { ScriptStep } from '../../apps/script/script.ts';
import type { SocketCall } from '../../sockets/calls.ts';
import type { ProcessSpec } from '../scenario.ts';
import {
  bytes,
  count,
  finite,
  flag,
  instant,
  list,
  MOST_COUNT,
  maybe,
  name,
  oneOf,
  port,
  record,
  text,
  u32,
  whole,
} from './basics.ts';
import { rule } from './faults.ts';

const MOST_STEPS = 10_000;
/** Of a text or the data of one call. */
const MOST_BYTES = 1 << 24;
const how = oneOf(['rd', 'wr', 'rdwr']);
const data = bytes(MOST_BYTES);
const option = text(40, 1);
const value = v.union([finite, text(40)], rule('kind', { allowed: ['number', 'text'] }));
const address = u32;
const peer = { address, port };

/** Each step's own fields. A step that is missing here does not compile. */
const STEPS = {
  socket: { as: name, type: maybe(oneOf(['stream', 'dgram'])) },
  setsockopt: { on: name, option, value },
  bind: { on: name, port, address: maybe(address) },
  listen: { on: name, backlog: count },
  accept: { on: name, as: name },
  connect: { on: name, ...peer },
  send: { on: name, text: maybe(text(MOST_BYTES)), bytes: maybe(whole(0, MOST_COUNT)) },
  sendto: { on: name, text: text(MOST_BYTES), ...peer },
  recvfrom: { on: name, size: count },
  recv: { on: name, size: count },
  recvAll: { on: name, size: whole(1, MOST_COUNT), bytes: maybe(count), every: maybe(instant) },
  shutdown: { on: name, how },
  close: { on: name },
  abort: { on: name },
  wait: { for: instant },
  waitUntil: { at: instant },
  goto: { step: whole(0, MOST_STEPS) },
  exit: { code: maybe(whole(0, 255)) },
} satisfies Record<ScriptStep['do'], v.ObjectEntries>;

/** Each call's own fields. */
const CALLS = {
  socket: { type: oneOf(['stream', 'dgram', 'icmp']), nonBlocking: maybe(flag) },
  bind: { fd: count, ...peer },
  listen: { fd: count, backlog: count },
  accept: { fd: count },
  connect: { fd: count, ...peer },
  send: { fd: count, data, push: maybe(flag), urgent: maybe(flag) },
  recv: { fd: count, size: count, forget: maybe(flag) },
  sendto: { fd: count, data, ...peer },
  recvfrom: { fd: count, size: count },
  shutdown: { fd: count, how },
  close: { fd: count },
  abort: { fd: count },
  setsockopt: { fd: count, option, value },
  getsockopt: { fd: count, option },
  setNonBlocking: { fd: count, on: flag },
} satisfies Record<SocketCall['name'], v.ObjectEntries>;

/** One of several records, told apart by the text under `key`. */
function variant<T>(key: string, kinds: Readonly<Record<string, v.ObjectEntries>>) {
  const options = Object.entries(kinds).map(([kind, entries]) =>
    record({ [key]: v.literal(kind), ...entries }),
  );
  const wrong = rule('choice', { allowed: Object.keys(kinds) });
  return v.variant(key, options, wrong) as unknown as v.GenericSchema<unknown, T>;
}

export const callSchema = variant<SocketCall>('name', CALLS);
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

function pathTo(steps: ScriptStep[], index: number, step: ScriptStep, key: string, value: unknown) {
  return [
    { type: 'array', origin: 'value', input: steps, key: index, value: step },
    { type: 'object', origin: 'value', input: { ...step }, key, value },
  ] as [v.ArrayPathItem, v.ObjectPathItem];
}

const named = { name, startAt: maybe(instant) };
const scriptArgs = { steps: stepsSchema, hashesReceived: maybe(flag) };
const scriptSchema = record({ ...named, app: maybe(v.literal('script')), ...scriptArgs });
/** What the arguments of other programs have to be, each of them knows. */
const appSchema = record({ ...named, app: name, args: v.any() });

/** A script, in short, or any program and its arguments. */
export const processSchema: v.GenericSchema<unknown, ProcessSpec> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'args' in input ? appSchema : scriptSchema,
) as v.GenericSchema<unknown, ProcessSpec>;
