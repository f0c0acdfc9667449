/** IPv4 as a link protocol: a frame's packet is checked, and handed on when it is for this host. */
import type { RfcText } from '../../core/rfc.ts';
import { emit } from '../../trace/log.ts';
import { etherTypes } from '../ethernet/header.ts';
import { isGroupFrame } from '../ethernet/nic.ts';
import type { LinkFx, LinkProtocol } from '../kind.ts';
import { acceptPacket, type IpRefusal, readPacket } from './ip.ts';

const REFUSAL_RFC: Record<IpRefusal, RfcText> = {
  'ip-truncated': 'RFC791#3.1',
  'ip-version': 'RFC1122#3.2.1.1',
  'ip-header-length': 'RFC791#3.1',
  'ip-total-length': 'RFC791#3.1',
  'ip-checksum': 'RFC1122#3.2.1.2',
  'ip-not-for-us': 'RFC1122#3.2.1.3',
  'ip-unicast-in-broadcast': 'RFC1122#3.3.6',
  'ip-source': 'RFC1122#3.2.1.3',
  'ip-own-source': 'RFC1122#3.2.1.3',
  'ip-loopback': 'RFC1122#3.2.1.3',
};

export const ipv4Protocol: LinkProtocol = {
  id: 'ipv4',
  etherType: etherTypes.ipv4,
  arrives({ nics, packet }, nic, frame, fx) {
    packet.nic = nic;
    const unreadable = readPacket(frame, fx, packet);
    if (unreadable !== undefined) return ignore(unreadable, fx);
    if (fx.hooks.pre.length > 0) {
      const verdict = fx.hook('pre', packet);
      if (verdict !== 'pass') return verdict === 'stolen';
    }
    const group = isGroupFrame(fx.arena, frame);
    const refused = acceptPacket(nics, packet, group, nic === nics.length - 1);
    if (refused === 'ip-not-for-us' && fx.forward !== undefined) return fx.forward(packet);
    if (refused !== undefined) return ignore(refused, fx);
    return fx.deliver(packet);
  },
};

function ignore(why: IpRefusal, fx: LinkFx): false {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc: REFUSAL_RFC[why] });
  return false;
}
