/**
 * What the page and the live worker say to each other beside what every worker is asked (protocol.ts).
 * All of it is plain data; a run itself goes the ordinary way.
 */
import type { Hello } from '../../relay/messages.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import type { ScenarioPatch } from '../../stack/world/session-patch.ts';
import type { FromWorker, RunId, ToWorker } from '../protocol.ts';
import type { AgentPlace, ForkTruth, LiveNotice, LiveStatus, Recording } from './status.ts';

/** How a live run's world is made, and who is who in it. */
export interface LiveScenario {
  readonly spec: ScenarioSpec;
  /** Node numbers: our host, and the world outside. */
  readonly us: number;
  readonly outside: number;
  /** The number of the link between them: the cable. */
  readonly cable: number;
  /** Process numbers of our programs, by their names. */
  readonly processes: Readonly<Record<string, number>>;
}

/** A run that was recorded: enough to run it again. */
export interface RecordedLive {
  readonly scenario: LiveScenario;
  readonly hello: Hello;
  /** ms, as Date.now() counts. */
  readonly begun: number;
  readonly seed: number;
  readonly inputs: SessionInput[];
  /** Changes to its scenario; only a run that was made of a live one has any. */
  readonly patch?: readonly ScenarioPatch[];
  /** It was made of a live run, and is as true as this says; null: that had not been found out. */
  readonly fork?: ForkTruth | null;
  /** How far it was recorded. */
  readonly until: Instant;
}

export type LiveCommand =
  /** `page`: the name by which the agent knows this tab again; `origin`: where the page is from. */
  | {
      readonly do: 'connect';
      readonly place: AgentPlace;
      readonly page: string;
      readonly origin: string;
    }
  | { readonly do: 'join' }
  | { readonly do: 'leave' }
  | { readonly do: 'type'; readonly program: string; readonly line: string }
  | { readonly do: 'signal'; readonly program: string; readonly signal: 'INT' | 'TERM' }
  /** How much there is now; secrets that follow from it are changed at once. */
  | { readonly do: 'save' }
  | { readonly do: 'find-last' }
  | { readonly do: 'read-last' };

export type LiveWord =
  | { readonly tell: 'status'; readonly status: LiveStatus }
  | { readonly tell: 'notice'; readonly notice: Unnumbered<LiveNotice> }
  /** The world can be made: the page opens a run with this, which begins it. */
  | {
      readonly tell: 'ready';
      readonly scenario: LiveScenario;
      readonly hello: Hello;
      readonly begun: number;
      readonly seed: number;
    }
  /** Inputs that the live run has got; whatever tells of them comes after this. */
  | { readonly tell: 'inputs'; readonly inputs: readonly SessionInput[] }
  /** The answer to `save`: so many inputs, until then. */
  | { readonly tell: 'saved'; readonly inputs: number; readonly until: Instant }
  | { readonly tell: 'truth'; readonly run: RunId; readonly truth: ForkTruth }
  | { readonly tell: 'last'; readonly last: Recording | null }
  | { readonly tell: 'last-read'; readonly recorded: RecordedLive | null };

type Unnumbered<N> = N extends unknown ? Omit<N, 'id'> : never;
export type NewNotice = Unnumbered<LiveNotice>;

export type ToLiveWorker = ToWorker | ({ readonly type: 'live' } & LiveCommand);
export type FromLiveWorker = FromWorker | ({ readonly type: 'live' } & LiveWord);
