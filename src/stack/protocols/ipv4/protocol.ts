/** IPv4 as a link protocol: a frame's packet is checked, and handed on when it is for this host. */
import { emit } from '../../trace/log.ts';
import { etherTypes } from '../ethernet/header.ts';
import { isGroupFrame } from '../ethernet/nic.ts';
import type { LinkFx, LinkProtocol } from '../kind.ts';
import { acceptPacket, type IpRefusal, readPacket } from './ip.ts';

const REFUSAL_RFC: Record<IpRefusal, string> = {
  'ip-truncated': '791#section-3.1',
  'ip-version': '1122#section-3.2.1.1',
  'ip-header-length': '791#section-3.1',
  'ip-total-length': '791#section-3.1',
  'ip-checksum': '1122#section-3.2.1.2',
  'ip-not-for-us': '1122#section-3.2.1.3',
  'ip-unicast-in-broadcast': '1122#section-3.3.6',
  'ip-source': '1122#section-3.2.1.3',
  'ip-own-source': '1122#section-3.2.1.3',
  'ip-loopback': '1122#section-3.2.1.3',
  'ip-fragment': '791#section-3.2',
};

export const ipv4Protocol: LinkProtocol = {
  id: 'ipv4',
  etherType: etherTypes.ipv4,
  arrives({ nics, packet }, nic, frame, fx) {
    const unreadable = readPacket(frame, fx, packet);
    if (unreadable !== undefined) return ignore(unreadable, fx);
    const { hooks } = fx;
    if (hooks.pre.length > 0) {
      const verdict = fx.hook('pre', packet, nic);
      if (verdict !== 'pass') return verdict === 'stolen';
    }
    const group = isGroupFrame(fx.arena, frame);
    const refused = acceptPacket(nics, packet, group, nic === nics.length - 1, fx);
    if (refused !== undefined) return ignore(refused, fx);
    if (hooks.in.length > 0) {
      const verdict = fx.hook('in', packet, nic);
      if (verdict !== 'pass') return verdict === 'stolen';
    }
    fx.deliver(packet);
    return false;
  },
};

function ignore(why: IpRefusal, fx: LinkFx): false {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc: REFUSAL_RFC[why] });
  return false;
}
