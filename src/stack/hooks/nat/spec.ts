/** What a scenario says about a NAT: the `config` of the hook `nat`. */
import type { Duration } from '../../core/instant.ts';

export type NatProtocol = 'tcp' | 'udp' | 'icmp';

/**
 * Who may send to a port that a mapping holds (RFC 4787 §5): everybody; addresses that the inside has
 * sent to; or only from the very ports that it has sent to.
 */
export type Filtering = 'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';

/**
 * What a port outside stands for: a port of a host, whomever it speaks to, as RFC 4787 §4.1 wants it; or
 * that port and one peer, with which peers outside cannot find each other.
 */
export type MappingKind = 'endpoint-independent' | 'address-and-port-dependent';

/** A port of the outside that always leads to the same place inside. */
export interface PortForward {
  protocol: 'tcp' | 'udp';
  port: number;
  /** An address inside, or the router's own on the outside: then its programs are reached there. */
  to: string;
  /** Default: the same. */
  toPort?: number;
}

export interface NatConfig {
  /** Number of the card that faces the outside. */
  outside: number;
  /** Default: endpoint-independent. */
  mapping?: MappingKind;
  /** Default: endpoint-independent. */
  filtering?: Filtering;
  /** Ports of 1024 and above that it may use outside. Default: all of them. */
  ports?: { low: number; high: number };
  forwards?: PortForward[];
  /** What becomes of a connection from outside that nobody wants: its sender is told, or not. Default: told. */
  unsolicited?: 'report' | 'silent';
  /** How long a UDP mapping is kept after the inside has sent last. Default: 5 minutes. */
  udpTime?: Duration;
  icmpTime?: Duration;
  /** A connection that is established and idle. Default: 2 hours and 4 minutes. */
  establishedTime?: Duration;
  /** A connection that is being opened or closed. Default: 4 minutes. */
  transitoryTime?: Duration;
  /** How many conversations there may be at once. Default: 4096. */
  mostSessions?: number;
}
