/** What becomes of a connection when one of its settings is another. */
import { refreshMss } from '../../protocols/tcp/arrive/mss.ts';
import { considerWindowUpdate } from '../../protocols/tcp/arrive/window.ts';
import { sendWhatMayBeSent } from '../../protocols/tcp/send/sender.ts';
import type { SettingName } from '../../protocols/tcp/state/settings.ts';
import { type Tcb, TOUCHED } from '../../protocols/tcp/state/tcb.ts';
import { startKeepAlive } from '../../protocols/tcp/timers/keepalive.ts';
import type { TransportFx } from '../ip-service.ts';

/** A setting that changes under a live connection takes effect at once. */
export function applySetting(tcb: Tcb, name: SettingName, fx: TransportFx): void {
  tcb.touched |= TOUCHED.all;
  switch (name) {
    case 'sendBuffer':
      tcb.sendBuffer.limit = tcb.set.sendBuffer;
      return;
    case 'receiveBuffer':
      tcb.receiveBuffer.limit = tcb.set.receiveBuffer;
      if (isConnected(tcb)) considerWindowUpdate(tcb);
      break;
    case 'sendMss':
      if (isConnected(tcb)) refreshMss(tcb, fx);
      return;
    case 'keepAlive':
    case 'keepAliveIdle':
      if (isConnected(tcb)) startKeepAlive(tcb, fx);
      return;
    case 'nagle':
    case 'cork':
      break;
    default:
      return;
  }
  if (isConnected(tcb)) sendWhatMayBeSent(tcb, fx);
}

export function isConnected(tcb: Tcb): boolean {
  return tcb.state !== 'LISTEN' && tcb.state !== 'SYN_SENT' && tcb.state !== 'SYN_RECEIVED';
}
