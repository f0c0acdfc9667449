/** What a host lets its programs see and change of itself, through a route socket. */
import type { Ipv4, Mac } from '../core/addresses.ts';
import type { Route } from '../protocols/ipv4/routes.ts';
import type { GroupError } from '../protocols/kind.ts';

export interface InterfaceView {
  readonly name: string;
  readonly mac: Mac;
  /** 0: it has none. */
  readonly address: Ipv4;
  readonly prefixLength: number;
  readonly mtu: number;
  /** Its link is down. */
  readonly down?: boolean;
}

export type Destination = Pick<Route, 'network' | 'prefixLength' | 'gateway' | 'nic'>;

export interface HostServices {
  /** By card number; the last one is the loopback interface. */
  interfaces(): readonly InterfaceView[];
  routes(): readonly Route[];
  /**
   * Installs a route for an owner, in place of the owner's other route to that network. Of routes to
   * one network by several owners, that with the smallest distance is used. False: it cannot be.
   */
  install(owner: number, distance: number, route: Destination): boolean;
  /** False when the owner has no such route. */
  withdraw(owner: number, route: Pick<Route, 'network' | 'prefixLength'>): boolean;
  /** Whom its programs ask for names, in this order, unless they are told whom. */
  nameServers(): readonly Ipv4[];
  /** An owner knows a name server, or no longer does. False: no host may have that address. */
  setNameServer(owner: number, address: Ipv4, gone: boolean): boolean;
  /** The owner has ended. */
  withdrawAll(owner: number): void;
  /** Gives a card an address, in place of the one it has. False: no host may have it. */
  setAddress(nic: number, address: Ipv4, prefixLength: number): boolean;
  removeAddress(nic: number): boolean;
  /**
   * Ends the connections from an address that the host is about to lose, or has lost (`silently`: then
   * their peers are not told).
   */
  endConnections(address: Ipv4, silently: boolean): void;
  /**
   * Sets the hardware address of a neighbour, which from then on neither ages nor is learnt anew; without
   * one, the entry goes. False: no neighbour may have it, or there are too many.
   */
  setNeighbour(nic: number, address: Ipv4, mac: Mac | undefined): boolean;
  /** What sockets are in which multicast groups; undefined in a world without them. */
  readonly groups: SocketGroups | undefined;
}

export interface SocketGroups {
  option(socket: number, option: string, value: number | string): 'done' | GroupError | undefined;
  hears(socket: number, group: Ipv4, sender: Ipv4): boolean;
  closed(socket: number): void;
}
