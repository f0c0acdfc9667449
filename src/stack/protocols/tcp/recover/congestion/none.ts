/** No congestion control: only the receiver's window holds the sender back. To show why it exists. */
import { SSTHRESH_UNKNOWN, type Tcb } from '../../state/tcb.ts';
import type { CongestionControl } from './interface.ts';

export const none: CongestionControl = {
  onAck(tcb: Tcb) {
    tcb.cc.cwnd = SSTHRESH_UNKNOWN;
  },
  onCongestion: () => SSTHRESH_UNKNOWN,
  patient: true,
  unlimited: true,
};
