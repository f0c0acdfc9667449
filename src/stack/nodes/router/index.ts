/**
 * The kind `router`: a host that forwards (RFC 1812). It has as many cards as its scenario says, each
 * with an address of its own; programs, sockets, hooks and settings are a host's. Routes are static, or
 * installed by programs; the link protocols are a host's but for what becomes of packets for others.
 */
import { ipv4, sameNetwork } from '../../core/addresses.ts';
import { USUAL_PREFIX } from '../../core/cards.ts';
import { SECOND } from '../../core/instant.ts';
import { fullBucket } from '../../core/token-bucket.ts';
import type { Nic } from '../../protocols/ethernet/nic.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import { addRoute, connectedRoutes, KERNEL_ROUTE } from '../../protocols/ipv4/routes.ts';
import type { IpProtocol } from '../../protocols/kind.ts';
import type { Host } from '../host/host.ts';
import type { Writable } from '../host/host-fx.ts';
import { host } from '../host/index.ts';
import type { NodeKind, Site } from '../kind.ts';
import './events.ts';
import { icmpOf } from '../host/whole-icmp/whole-icmp.ts';
import { report } from './errors.ts';
import { forward } from './forward.ts';
import { comesAgain, deliverOurs, routerProtocols } from './ingress.ts';
import { wayOut } from './lookup.ts';
import { type Refusal, type Router, type RouterFx, SILENTLY } from './router.ts';
import type { CardSpec, RouterSpec } from './spec.ts';

const NO_ADDRESS = '0.0.0.0';
const USUAL_BURST = 20;
const USUAL_PER_SECOND = 100;

const asHost = host as unknown as NodeKind<Router, RouterSpec, RouterFx>;

export const router: NodeKind<Router, RouterSpec, RouterFx> = {
  ...asHost,
  kind: 'router',
  like: 'host',
  cards: ({ cards }) => cards.length,
  create(spec, site) {
    const { forwards = true, directedBroadcasts = false, checksSources = false } = spec;
    const { redirects = true } = spec;
    const { errorBurst = USUAL_BURST, errorsPerSecond = USUAL_PER_SECOND } = spec;
    const interval = errorsPerSecond === 0 ? 0 : Math.round(SECOND / errorsPerSecond);
    return Object.assign(hostOf(spec, site), {
      kind: 'router',
      ...{ forwards, redirects, directedBroadcasts, checksSources },
      refusals: refusalsOf(spec),
      down: [],
      errors: fullBucket(interval, errorBurst),
    });
  },
  start(state, spec, site) {
    asHost.start?.(state, spec, site);
    state.down = site.downPorts();
  },
  bind(state, base, site) {
    const { kernel } = site;
    const linkProtocols = routerProtocols(state, kernel.linkProtocols, () => fx);
    const icmp = icmpOf(() => !state.forwards) as IpProtocol;
    const ipProtocols = kernel.ipProtocols.map((each) => (each.id === icmp.id ? icmp : each));
    const bound = asHost.bind(state, base, {
      ...site,
      kernel: { ...kernel, linkProtocols, ipProtocols },
    });
    const { deliver, hook, hostChanged } = bound;
    // In place and by name, as bindHost does it.
    const fx = bound as Writable<RouterFx>;
    fx.lookup = undefined;
    fx.turned = false;
    fx.hook = (at, packet) => {
      const { dst } = packet;
      const verdict = hook(at, packet);
      fx.turned = packet.dst !== dst;
      return verdict;
    };
    fx.wayOut = (dst) => wayOut(state, dst, fx);
    fx.again = (nic, frame) => comesAgain(state, nic, frame, fx);
    fx.newIdentification = () => {
      const { nextId } = state.net;
      state.net.nextId = (nextId + 1) & 0xffff;
      return nextId;
    };
    fx.cardAddress = (nic) => state.nics[nic]?.address ?? 0;
    if (state.forwards) fx.forward = (packet) => forward(state, packet, fx);
    fx.deliver = (packet) => deliverOurs(state, packet, fx, deliver);
    fx.report = (packet, type, code) => {
      report(state, packet, { type, code, rest: 0 }, base.log.cause, fx);
      return true;
    };
    fx.hostChanged = (what) => {
      fx.lookup = undefined;
      hostChanged(what);
    };
    return fx;
  },
  linkChanged(state, port, up, fx) {
    state.down = state.down.filter((each) => each !== port);
    if (!up) state.down.push(port);
    asHost.linkChanged?.(state, port, up, fx);
  },
};

/** A host with one card, made by its kind, which is given the others; the loopback stays the last. */
function hostOf(spec: RouterSpec, site: Site): Host {
  const first = { ...spec, address: spec.cards[0]?.address ?? NO_ADDRESS };
  const made = asHost.create(first, site);
  const lo = made.nics.at(-1) as Nic;
  made.nics = spec.cards.map((card, index) => nicOf(card, index, site));
  made.nics.push(lo);
  made.routes = [];
  const owner = KERNEL_ROUTE;
  made.nics.forEach((nic, index) => {
    for (const route of connectedRoutes(nic, index, spec.cards.length)) {
      addRoute(made.routes, route);
    }
  });
  for (const { network, prefixLength, via, distance } of towards(spec)) {
    const gateway = ipv4(via);
    const nic = made.nics.findIndex(
      (card) => card.address !== 0 && sameNetwork(card.address, gateway, card.prefixLength),
    );
    addRoute(made.routes, { network: ipv4(network), prefixLength, gateway, nic, owner, distance });
  }
  return made;
}

function nicOf(card: CardSpec, index: number, site: Site): Nic {
  const { name = `eth${index}`, address = NO_ADDRESS, prefixLength = USUAL_PREFIX } = card;
  const own = { name, mac: site.mac(index), address: ipv4(address) };
  const { mtu = site.mtu(index) } = card;
  return { ...own, prefixLength, mtu, neighbours: new Map(), groups: [] };
}

function towards({ routes = [], gateway }: RouterSpec) {
  const whole = { network: '0.0.0.0', prefixLength: 0 };
  const all = gateway === undefined ? routes : [...routes, { ...whole, via: gateway }];
  return all.flatMap((route) => ('via' in route ? [{ distance: 1, ...route }] : []));
}

function refusalsOf({ routes = [] }: RouterSpec): Refusal[] {
  return routes.flatMap((route) => {
    if (!('refuse' in route)) return [];
    const { network, prefixLength, refuse } = route;
    const code = refuse === 'silently' ? SILENTLY : allUnreachableCodes[refuse];
    return [{ network: ipv4(network), prefixLength, code }];
  });
}
