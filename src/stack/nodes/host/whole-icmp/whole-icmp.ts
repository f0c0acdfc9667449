/**
 * ICMP as a host speaks it where more than TCP is sent: what nobody wants is reported, an echo is
 * answered (RFC 1122 §3.2.2), a redirect is obeyed where the world has routers. In a world without
 * any of that nobody can send ICMP, and the kernel has none.
 */
import { type Ipv4, sameNetwork } from '../../../core/addresses.ts';
import { type Instant, SECOND } from '../../../core/instant.ts';
import { icmpPlain, icmpTypes } from '../../../protocols/icmp/header.ts';
import { icmpArrives } from '../../../protocols/icmp/icmp.ts';
import { sendError } from '../../../protocols/icmp/send.ts';
import { ipProtocols } from '../../../protocols/ipv4/header.ts';
import type { IpError, IpPacket, IpProtocol } from '../../../protocols/kind.ts';
import type { TimerRef } from '../../../trace/fx.ts';
import { emit } from '../../../trace/log.ts';
import type { HostFx } from '../host-fx.ts';

/** The owner of routes that redirects have made; others are descriptors, or the host itself. */
export const REDIRECTS = -2;
/** A redirect is believed this long: the path may be another one by then. */
export const REDIRECT_LIFETIME = 600 * SECOND;
/** Who may send redirects could otherwise fill the table. */
export const MOST_REDIRECTS = 64;
const LAYER = 'icmp';

/** Destinations for which a redirect is believed, and until when: the oldest first. */
interface Believed {
  redirects: { dst: Ipv4; until: Instant }[];
  /** Of the oldest; −1 while there has been none. */
  timer: TimerRef;
}

/** `redirected`: whether a redirect changes a route. What a router forwards goes by its own (RFC 1812 §5.2.7.2). */
export function icmpOf(redirected: () => boolean): IpProtocol<Believed, HostFx> {
  return {
    id: LAYER,
    number: ipProtocols.icmp,
    report(packet, type, code, fx) {
      sendError(packet, type, code, fx);
      return true;
    },
    create: () => ({ redirects: [], timer: -1 }),
    arrives(state, packet, fx) {
      const error = icmpArrives(packet, fx);
      if (error === undefined) return;
      if (error.type !== icmpTypes.redirect) fx.deliverError(error);
      else if (redirected()) obey(state, packet, error, fx);
      else ignore('redirect-refused', fx);
    },
    timer({ redirects }, _, ref, fx) {
      while (redirects[0] !== undefined && redirects[0].until <= fx.now)
        forgetOldest(redirects, fx);
      if (redirects[0] !== undefined) fx.arm(ref, redirects[0].until);
    },
  };
}

function forgetOldest(redirects: Believed['redirects'], fx: HostFx): void {
  const network = redirects.shift()?.dst as Ipv4;
  fx.services?.withdraw(REDIRECTS, { network, prefixLength: 32 });
}

export const hostIcmp = icmpOf(() => true) as IpProtocol;

function ignore(why: 'redirect-refused' | 'redirect-doubtful', fx: HostFx): void {
  const rfc = why === 'redirect-refused' ? 'RFC1812#5.2.7.2' : 'RFC1122#3.2.2.2';
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc });
}

/** It must come from the router in use for that destination, and name a neighbour on the same network. */
function obey(state: Believed, packet: IpPacket, { src, dst }: IpError, fx: HostFx): void {
  const { services } = fx;
  if (services === undefined) return;
  // Where other errors have nothing, the gateway stands.
  const gateway = fx.arena.view.getUint32(packet.start + icmpPlain.at.unused);
  const route = fx.wayOut(dst);
  const card = services.interfaces()[route?.nic ?? -1];
  if (route === undefined || card === undefined || route.gateway !== packet.src) {
    ignore('redirect-doubtful', fx);
    return;
  }
  const near = sameNetwork(gateway, card.address, card.prefixLength);
  if (!fx.ip.isLocal(src) || !near || fx.ip.isLocal(gateway) || fx.ip.isInvalidSource(gateway)) {
    ignore('redirect-doubtful', fx);
    return;
  }
  const { redirects } = state;
  const known = redirects.findIndex((each) => each.dst === dst);
  if (known >= 0) redirects.splice(known, 1);
  else if (redirects.length === MOST_REDIRECTS) forgetOldest(redirects, fx);
  redirects.push({ dst, until: fx.now + REDIRECT_LIFETIME });
  if (state.timer < 0) state.timer = fx.newTimer(LAYER, 0, 'redirect');
  if (redirects.length === 1) fx.arm(state.timer, fx.now + REDIRECT_LIFETIME);
  services.install(REDIRECTS, 0, { network: dst, prefixLength: 32, gateway, nic: route.nic });
}
