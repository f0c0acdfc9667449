/** The input `static-route`: somebody sets a static route of a host or a router, or removes it. */
import type { Ipv4 } from '../../core/addresses.ts';
import { removeStaticRoute, setStaticRoute } from '../../nodes/host/host-services/static-routes.ts';
import { resumeCallers } from '../../nodes/host/step.ts';
import { emit } from '../../trace/log.ts';
import { hostNow } from '../host-at.ts';
import type { InputBase, InputKind } from '../kind.ts';

export interface StaticRoute extends InputBase {
  kind: 'static-route';
  node: number;
  network: Ipv4;
  prefixLength: number;
  /** The next hop. Without one, the route is removed. */
  via?: Ipv4;
}

declare module '../kind.ts' {
  interface SessionInputs {
    'static-route': StaticRoute;
  }
}

export const staticRoute: InputKind<StaticRoute> = {
  kind: 'static-route',
  apply(sim, { node, network, prefixLength, via }, index) {
    const at = hostNow(sim, node);
    if (at === undefined) return;
    const to = { network, prefixLength };
    const done =
      via === undefined
        ? removeStaticRoute(at.host, to, at.fx)
        : setStaticRoute(at.host, to, via, at.fx);
    const why = via === undefined ? 'no-such-route' : 'next-hop-elsewhere';
    if (!done) emit(sim.log, 'input.futile', -1, { index, why });
    resumeCallers(at.host, at.fx);
  },
};
