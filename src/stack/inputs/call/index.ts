/** The input `call`: somebody makes a socket call by hand. */
import { stepCall } from '../../nodes/host/step.ts';
import type { SocketCall } from '../../sockets/calls.ts';
import { hostNow } from '../host-at.ts';
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
  apply(sim, input) {
    const at = hostNow(sim, input.node);
    if (at !== undefined) stepCall(at.host, input.call, at.fx);
  },
};
