/** What a call of the agent tells, and what may be done with it. */
import type { Hello } from '../../../relay/messages.ts';
import type { LiveCommand, NewNotice } from '../../live/messages.ts';
import type { LiveStatus } from '../../live/status.ts';
import type { LiveRun } from './live-run-kind.ts';

export type TimelessNotice = NewNotice extends infer N
  ? N extends unknown
    ? Omit<N, 'when'>
    : never
  : never;

export interface CallEvents {
  status(status: LiveStatus): void;
  notice(notice: NewNotice): void;
  /** The user has joined: a world is to be made. */
  join(hello: Hello, page: string): void;
  readonly live: LiveRun | undefined;
  /** No more comes, of the live run that there may be. */
  ended(): void;
}

export type Connect = Extract<LiveCommand, { do: 'connect' }>;

export interface Call {
  readonly hello: Hello | undefined;
  connect(command: Connect): void;
  join(): void;
  isJoining(): boolean;
  /** The world has begun. */
  begun(): void;
  leave(): void;
  send(frames: readonly Uint8Array[]): void;
  own(addresses: readonly string[]): void;
  groups(macs: readonly string[]): void;
  /** How often agents have said so far that they live. */
  beats(): number;
  notice(notice: TimelessNotice): void;
  /** Something that the status shows has changed. */
  changed(): void;
  broken(error: unknown): void;
  /** The run is as long as one may be. */
  full(): void;
}
