/** A live run, and what it needs of what is around it. */
import type { LiveScenario } from '../../live/messages.ts';
import type { OwnAddress } from '../../live/status.ts';
import type { WallTime } from './clock.ts';
import type { LiveWorld } from './live-world.ts';
import type { AddressNotice } from './own-address.ts';

export interface LiveRunEnv {
  wall(): WallTime;
  /** Random octets from outside the world. */
  random(count: number): Uint8Array;
  /** Calls once, so many ms from now; what it gives takes the call back. */
  later(ms: number, act: () => void): () => void;
  /** Lets frames out. What our addresses are is told before (`own`). */
  send(frames: readonly Uint8Array[]): void;
  /** The IPv4 addresses that are ours now. */
  own(addresses: readonly string[]): void;
  /** The hardware addresses of the groups that we are in. */
  groups(macs: readonly string[]): void;
  /** The page shows another address. */
  address(own: OwnAddress): void;
  notice(notice: AddressNotice): void;
  /** Nothing ran here for so long: the computer slept, or only the page stood still. */
  slept(seconds: number, kind: 'slept' | 'stood'): void;
  /** How often the agent has said so far that it lives. */
  beats(): number;
  /** There is something that the page has not been sent. */
  grown(): void;
  /** The guard has ended it, or the stack broke. */
  broken(error: unknown): void;
}

export interface LiveRun {
  readonly world: LiveWorld;
  readonly scenario: LiveScenario;
  readonly own: OwnAddress;
  /** Frames have come. */
  arrive(frames: readonly Uint8Array[]): void;
  type(program: string, line: string): boolean;
  signal(program: string, signal: 'INT' | 'TERM'): boolean;
  /** The card, or the way to it. */
  cable(up: boolean): void;
  /** Gives the host secrets that do not follow from what there has been. */
  reseed(): void;
  /** Does other work, during which it stands still and yet does not sleep. */
  during<T>(work: () => T): T;
  /** Tells the agent once more which addresses and groups are ours. */
  tellOwn(): void;
  stop(): void;
}
