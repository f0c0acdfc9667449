/** The flags that a segment deserves by our trace, whatever the observer's ways of guessing. */
import { tcpFlags } from '../../src/stack/wire/index.ts';
import type { AnalysisFlag } from '../tshark.ts';
import { CONTROL, repeatsAck, type View } from './view.ts';

const RETRANSMITTED = new Set(['retransmit-rto', 'fast-retransmit', 'sack-retransmit']);

export function expectedFlags(view: View): Set<AnalysisFlag> {
  if ((view.flags & tcpFlags.RST) !== 0) return new Set();
  const flags = new Set(view.occupies ? ofOccupying(view) : ofAcknowledging(view));
  if (view.reusesPorts) flags.add('reused_ports');
  if (view.window === 0 && (view.flags & CONTROL) === 0) flags.add('zero_window');
  if (view.fillsWindow && view.reason !== 'window-probe') flags.add('window_full');
  return flags;
}

function ofOccupying(view: View): AnalysisFlag[] {
  if (view.reason === 'window-probe') return ['zero_window_probe'];
  if (view.reason === 'keepalive') return ['keep_alive'];
  switch (view.place) {
    case 'next':
      return [];
    case 'ahead':
      return ['lost_segment'];
    case 'gap':
      return RETRANSMITTED.has(view.reason) ? ['retransmission'] : ['out_of_order'];
    case 'partly':
      return ['retransmission'];
    case 'seen':
      if (view.acknowledged && view.length > 0)
        return ['retransmission', 'spurious_retransmission'];
      if (view.reason === 'fast-retransmit') return ['retransmission', 'fast_retransmission'];
      return ['retransmission'];
  }
}

function ofAcknowledging(view: View): AnalysisFlag[] {
  const answers = view.other.last?.reason;
  if (view.place === 'ahead') return ['lost_segment'];
  if (view.reason === 'keepalive') return ['keep_alive'];
  if (view.reason === 'window-update') return ['window_update'];
  if (answers === 'window-probe' && view.ack === view.own.ack) return ['zero_window_probe_ack'];
  if (answers === 'keepalive' && repeatsAck(view)) return ['keep_alive_ack'];
  return view.reason === 'duplicate-ack' ? ['duplicate_ack'] : [];
}
