/** What a scenario says about a router. */
import type { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import type { HostSpec } from '../host/spec.ts';
import type { NodeSpecBase } from '../kind.ts';

export interface CardSpec {
  /** Default: eth0, eth1 … */
  name?: string;
  /** A card without one has no network: something gives it an address later. */
  address?: string;
  /** Default 24. */
  prefixLength?: number;
  /** Default: what its link says, else 1500. */
  mtu?: number;
}

/** Why a route refuses: with a code of destination unreachable, or by saying nothing. */
export type RefusalName =
  | Exclude<
      keyof typeof allUnreachableCodes,
      'protocol' | 'port' | 'fragmentationNeeded' | 'sourceRouteFailed'
    >
  | 'silently';

interface Destination {
  network: string;
  prefixLength: number;
}

export type StaticRoute = Destination &
  (
    | {
        /** The next router, on the network of one of the cards. */
        via: string;
        /** Of several routes to one network, the nearest is used. Default 1. */
        distance?: number;
      }
    | { refuse: RefusalName }
  );

export interface RouterSpec
  extends NodeSpecBase,
    Pick<HostSpec, 'settings' | 'processes' | 'hooks'> {
  kind: 'router';
  /** Links take them in the order in which they name the router. */
  cards: CardSpec[];
  routes?: StaticRoute[];
  /** The default route, in short. */
  gateway?: string;
  /** Default true. Switched off, it is a host with several cards. */
  forwards?: boolean;
  /** Tells hosts of a better first hop (RFC 1812 §5.2.7.2). Default true. */
  redirects?: boolean;
  /** Hands broadcasts for a network of its own on to it. Default false (RFC 2644 §3). */
  directedBroadcasts?: boolean;
  /** Forwards only what comes from where the route to its source leads (RFC 1812 §5.3.8). Default false. */
  checksSources?: boolean;
  /** How many ICMP errors may be sent at once. Default 20. */
  errorBurst?: number;
  /** How many a second besides; 0: as many as there are reasons. Default 100. */
  errorsPerSecond?: number;
}

declare module '../kind.ts' {
  interface NodeSpecs {
    router: RouterSpec;
  }
}
