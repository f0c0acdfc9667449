/** NewReno: Reno whose fast recovery repairs one loss a round trip until none is left (RFC 6582). */
import type { CongestionControl } from './interface.ts';
import { growReno, halveFlight } from './reno.ts';

export const newReno: CongestionControl = {
  onAck: growReno,
  onCongestion: halveFlight,
  patient: true,
  unlimited: false,
};
