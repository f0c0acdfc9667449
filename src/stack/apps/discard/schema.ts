/** The form of the arguments of `discard`. */
import { count, maybe, port, record } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

export const discardForm: AppForm = {
  args: record({ port: maybe(port), backlog: maybe(count) }),
};
