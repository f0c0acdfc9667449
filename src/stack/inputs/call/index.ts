/** The input `call`: somebody makes a socket call by hand. */
import { makeCall } from '../../nodes/host/calls.ts';
import { BY_HAND } from '../../nodes/host/process.ts';
import { resumeCallers } from '../../nodes/host/step.ts';
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
  needs: ({ call }) => [needOf(call)],
  apply(sim, input) {
    const at = hostNow(sim, input.node);
    if (at === undefined) return;
    makeCall(at.host, BY_HAND, input.call, at.fx);
    resumeCallers(at.host, at.fx);
  },
};

function needOf(call: SocketCall | undefined): string | undefined {
  switch (call?.name) {
    case 'socket':
      return call.type;
    case 'getsockopt':
    case 'setsockopt':
      return 'socket-options';
    default:
      return undefined;
  }
}
