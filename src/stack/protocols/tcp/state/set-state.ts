/** The only writer of a connection's state: figure 5 of RFC 9293 in the trace, arc by arc. */
import type { RfcText } from '../../../core/rfc.ts';
import '../events.ts';
import type { Fx } from '../../../trace/fx.ts';
import { emit } from '../../../trace/log.ts';
import type { TcpChartEvent, TcpState } from '../names.ts';
import { type Tcb, TOUCHED } from './tcb.ts';

/** `rfc` is the clause that makes the transition, as 'RFC9293#3.10.7.4'. */
export function setState(tcb: Tcb, to: TcpState, event: TcpChartEvent, rfc: RfcText, fx: Fx): void {
  emit(fx.log, 'tcp.transition', fx.node, {
    conn: tcb.id,
    from: tcb.state,
    to,
    event,
    rfc,
    localAddress: tcb.localAddress,
    localPort: tcb.localPort,
    remoteAddress: tcb.remoteAddress,
    remotePort: tcb.remotePort,
  });
  tcb.state = to;
  tcb.touched |= TOUCHED.all;
}
