/** The forms of the arguments of `flows` and of `flows.sink`. */
import * as v from 'valibot';
import { count, instant, list, maybe, port, record, u32, whole } from '../../schema/basics.ts';
import { optionName, optionValue } from '../../sockets/schema.ts';
import type { AppForm } from '../kind.ts';

/** More would tell nothing that fewer do not. */
const MOST_FLOWS = 500;

const flow = record({
  bytes: whole(1, 1 << 30),
  times: maybe(whole(1, MOST_FLOWS)),
  startAt: maybe(instant),
  every: maybe(instant),
  options: maybe(v.record(optionName, optionValue)),
});

export const flowsForm: AppForm = {
  args: record({ address: u32, port, flows: list(flow, MOST_FLOWS) }),
};

export const sinkForm: AppForm = {
  args: record({ port: maybe(port), backlog: maybe(count) }),
};
