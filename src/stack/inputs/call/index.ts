/** The input `call`: somebody makes a socket call by hand. */
import { stepCall } from '../../nodes/host/step.ts';
import { count } from '../../schema/basics.ts';
import type { SocketCall } from '../../sockets/calls.ts';
import { callSchema } from '../../sockets/schema.ts';
import { hostFaults, hostNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface Call extends InputBase {
  kind: 'call';
  node: number;
  call: SocketCall;
}

declare module '../kind.ts' {
  interface SessionInputs {
    call: Call;
  }
}

export const call: InputKind<Call> = {
  kind: 'call',
  schema: { node: count, call: callSchema },
  aimFaults: ({ node }, network) => hostFaults(network, node),
  apply(sim, input) {
    const at = hostNow(sim, input.node);
    if (at !== undefined) stepCall(at.host, input.call, at.fx);
  },
};
