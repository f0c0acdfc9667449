/** The form of the arguments of `echo-server`. */
import { count, maybe, port, record } from '../../schema/basics.ts';
import type { AppForm } from '../kind.ts';

export const echoServerForm: AppForm = {
  args: record({ port: maybe(port), backlog: maybe(count) }),
};
