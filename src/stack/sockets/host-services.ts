/** What a host lets its programs see and change of itself, through a route socket. */
import type { Ipv4, Mac } from '../core/addresses.ts';
import type { Route } from '../protocols/ipv4/routes.ts';

export interface InterfaceView {
  readonly name: string;
  readonly mac: Mac;
  /** 0: it has none. */
  readonly address: Ipv4;
  readonly prefixLength: number;
  readonly mtu: number;
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
  /** The owner has ended. */
  withdrawAll(owner: number): void;
  /** Gives a card an address, in place of the one it has. False: no host may have it. */
  setAddress(nic: number, address: Ipv4, prefixLength: number): boolean;
  removeAddress(nic: number): boolean;
}
