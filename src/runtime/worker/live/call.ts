/**
 * From the first call to the end: whether the agent lets the page in, what it offers, that it is lost and
 * comes back. What the page shows of all this is one status.
 */
import type { Counts, Hello } from '../../../relay/messages.ts';
import type { NewNotice } from '../../live/messages.ts';
import type { EndedWhy, Joined, LiveCounts, LostWhy, RefusedWhy } from '../../live/status.ts';
import type { Call, CallEvents, TimelessNotice } from './call-kind.ts';
import { NO_COUNTS, sumOf, withLostHere } from './counts.ts';
import type { LiveEnv } from './live.ts';
import { answered, hungUp, isUnsteady, newRedial, nextWait, type Redial } from './redial.ts';
import { callAgent, type RelayClient } from './relay-client.ts';
import { type Asking, whyRefused } from './why-refused.ts';

type Phase = 'none' | 'connecting' | 'offered' | 'joining' | 'live' | 'lost' | 'ended';

interface State {
  readonly env: LiveEnv;
  readonly events: CallEvents;
  phase: Phase;
  asking: Asking | undefined;
  client: RelayClient | undefined;
  hello: Hello | undefined;
  cardUp: boolean;
  /** What agents have counted. */
  counts: LiveCounts;
  /** What had been counted when the agent was lost last. */
  before: LiveCounts;
  /** Frames that were lost before they reached the agent. */
  lostHere: number;
  own: readonly string[];
  redial: Redial;
  /** How often agents have said that they live. */
  beats: number;
  since: number;
  retryAt: number;
  why: LostWhy;
  stopRetry: () => void;
}

export function createCall(env: LiveEnv, events: CallEvents): Call {
  const state: State = {
    ...{ env, events, phase: 'none', asking: undefined, client: undefined, hello: undefined },
    ...{
      cardUp: true,
      counts: NO_COUNTS,
      before: NO_COUNTS,
      lostHere: 0,
      own: [],
      redial: newRedial(0),
      beats: 0,
      since: 0,
    },
    ...{ retryAt: 0, why: 'nobody', stopRetry: () => undefined },
  };
  return {
    get hello() {
      return state.hello;
    },
    connect({ place, page, origin }) {
      if (state.phase === 'lost') {
        // The same run, with a token that may be new; who is being called is not any more.
        hangUp(state);
        state.asking = { place, page, origin };
        dial(state);
        return;
      }
      if (!['none', 'ended'].includes(state.phase)) return;
      Object.assign(state, {
        asking: { place, page, origin },
        hello: undefined,
        redial: newRedial(0),
        own: [],
        cardUp: true,
      });
      state.phase = 'connecting';
      events.status({ kind: 'connecting' });
      dial(state);
    },
    join: () => join(state),
    isJoining: () => state.phase === 'joining',
    begun() {
      if (state.phase !== 'joining') return;
      state.phase = 'live';
      if (!state.cardUp) events.live?.cable(false);
      show(state);
    },
    leave: () => leave(state),
    send(frames) {
      state.lostHere += state.client?.send(frames) ?? frames.length;
    },
    own(addresses) {
      state.own = addresses;
      state.client?.say({ type: 'addresses', own: [...addresses] });
    },
    beats: () => state.beats,
    groups: (macs) => state.client?.say({ type: 'join', groups: [...macs] }),
    notice: (notice) => notify(state, notice),
    changed: () => show(state),
    broken: (error) => {
      console.error(error);
      end(state, 'broken');
    },
    full() {
      // Its end has inputs, too, and is measured as well.
      if (state.phase === 'live' || state.phase === 'lost') end(state, 'full');
    },
  };
}

function notify({ env, events }: State, notice: TimelessNotice): void {
  events.notice({ ...notice, when: env.wall().date } as NewNotice);
}

function dial(state: State): void {
  const { env, asking } = state;
  if (asking === undefined) return;
  const { place, page } = asking;
  const { openSocket, later } = env;
  const why = () => whyRefused(asking, env.fetch);
  state.client = callAgent(
    { place, page, openSocket, later, whyRefused: why },
    {
      hello: (hello) => greeted(state, hello),
      card: (up) => card(state, up),
      counts: (counts) => counted(state, counts),
      alive: () => void state.beats++,
      frames: (frames) => state.events.live?.arrive(frames),
      refused: (why) => refused(state, why),
      closed: (why) => closed(state, why),
    },
  );
}

function greeted(state: State, hello: Hello): void {
  const { phase, hello: before, events, env } = state;
  // One that is greeted again has nothing new to hear.
  if (phase !== 'connecting' && phase !== 'lost') return;
  answered(state.redial, env.wall().steady);
  // The agent counts from here on; the run goes on.
  state.before = phase === 'lost' ? state.counts : NO_COUNTS;
  state.counts = state.before;
  if (phase !== 'lost') state.lostHere = 0;
  if (phase === 'lost') {
    if (before === undefined || !isSameNetwork(before, hello)) {
      end(state, 'other-network');
      return;
    }
    state.hello = hello;
    state.phase = 'live';
    events.live?.tellOwn();
    // Somebody may have set the clock back meanwhile.
    const afterSeconds = Math.max(0, Math.round((env.wall().date - state.since) / 1_000));
    notify(state, { kind: 'reconnected', afterSeconds });
  } else {
    state.hello = hello;
    state.phase = 'offered';
  }
  show(state);
}

const isSameNetwork = (a: Hello, b: Hello): boolean =>
  a.mac === b.mac && a.interface === b.interface && a.mode === b.mode;

function card(state: State, up: boolean): void {
  const { phase, cardUp, events } = state;
  state.cardUp = up;
  if (phase === 'live') {
    events.live?.cable(up);
    if (up !== cardUp) notify(state, { kind: up ? 'card-up' : 'card-down' });
  }
  show(state);
}

function counted(state: State, { sent, received, refused, dropped }: Counts): void {
  state.counts = sumOf(state.before, { sent, received, refused, dropped });
  show(state);
}

function refused(state: State, why: RefusedWhy): void {
  state.client = undefined;
  state.why = why;
  if (state.phase === 'lost') {
    retry(state);
    return;
  }
  state.phase = 'none';
  // A world that was being made has no network any more.
  state.events.ended();
  state.events.status({ kind: 'refused', why });
}

function closed(
  state: State,
  why: 'stopping' | 'replaced' | 'card-gone' | 'silent' | 'version' | undefined,
): void {
  const { phase, events, env } = state;
  state.client = undefined;
  if (why === 'replaced' || why === 'card-gone') end(state, why);
  else if (phase === 'live') {
    state.phase = 'lost';
    state.since = env.wall().date;
    hungUp(state.redial, env.wall().steady);
    const gone = isUnsteady(state.redial) ? 'unsteady' : 'nobody';
    state.why = why === 'silent' || why === 'version' ? why : gone;
    // To the host it is as if somebody had pulled its cable.
    events.live?.cable(false);
    retry(state);
  } else refused(state, why === 'silent' || why === 'version' ? why : 'nobody');
}

function retry(state: State): void {
  const wait = nextWait(state.redial);
  state.retryAt = state.env.wall().date + wait;
  state.stopRetry = state.env.later(wait, () => dial(state));
  show(state);
}

function join(state: State): void {
  const { phase, hello, asking, events } = state;
  if (phase !== 'offered' || hello === undefined || asking === undefined) return;
  const { ip, refuse } = hello;
  if (ip !== 'dhcp' && refuse.includes(ip.address)) {
    notify(state, { kind: 'address-refused', address: ip.address });
    return;
  }
  state.phase = 'joining';
  show(state);
  events.join(hello, asking.page);
}

function leave(state: State): void {
  const { phase } = state;
  if (phase === 'none' || phase === 'ended') return;
  if (phase === 'live' || phase === 'lost') end(state, 'left');
  else {
    hangUp(state);
    state.phase = 'none';
    state.events.ended();
    state.events.status({ kind: 'none' });
  }
}

function end(state: State, why: EndedWhy): void {
  hangUp(state);
  state.phase = 'ended';
  state.events.ended();
  state.events.status({ kind: 'ended', why });
}

function hangUp(state: State): void {
  state.stopRetry();
  state.client?.close();
  state.client = undefined;
}

function show(state: State): void {
  const { phase, hello, cardUp, events, since, retryAt, why } = state;
  if (hello === undefined) return;
  if (phase === 'offered') events.status({ kind: 'offered', hello, cardUp });
  else if (phase === 'joining') events.status({ kind: 'joining', hello });
  else if ((phase === 'live' || phase === 'lost') && events.live !== undefined) {
    const counts = withLostHere(state.counts, state.lostHere);
    const joined: Joined = { hello, cardUp, counts, own: events.live.own };
    if (phase === 'live') events.status({ kind: 'live', ...joined });
    else events.status({ kind: 'lost', since, retryAt, why, ...joined });
  }
}
