/**
 * A campaign: round after round a connection is driven into a state, shot at with forged frames
 * while an honest transfer goes on beside it, and left alone until everything should be over. Then
 * the victim must be as it was before: nothing left over, nothing stuck, the transfer complete.
 */
import { hashBytes, patternBytes, type ScriptState } from '../../src/stack/apps/script/script.ts';
import { MINUTE } from '../../src/stack/core/instant.ts';
import { nextBelow, type Rng, seededRng } from '../../src/stack/core/rng.ts';
import { isHost } from '../../src/stack/nodes/host/host.ts';
import type { TcpState } from '../../src/stack/protocols/tcp/names.ts';
import type { TransportSettings } from '../../src/stack/sockets/index.ts';
import type { SessionInput } from '../../src/stack/world/inputs.ts';
import { between, magnitude, often, pick } from '../random.ts';
import { growing, type Sizes, sizesOf } from '../sizes.ts';
import { randomSwitches } from '../switches.ts';
import { forgeFrame } from './forge.ts';
import { greet, leftovers } from './leftovers.ts';
import {
  ADDRESS,
  ADDRESSING,
  call,
  connectionAt,
  createRig,
  injectFrame,
  type Ports,
  type Rig,
  WITNESS,
  WITNESS_PORT,
} from './rig.ts';
import { drive, type Setup, STATES } from './states.ts';

export interface Campaign {
  seed: number;
  /** How many frames to forge in all. */
  frames: number;
}

export interface Failure {
  seed: number;
  settings: Partial<TransportSettings>;
  message: string;
  /** State that the victim was driven into, and how many frames had been forged. */
  state: TcpState;
  frame: number;
  inputs: readonly SessionInput[];
}

export interface CampaignResult {
  frames: number;
  rounds: number;
  /** Virtual time that passed, µs. */
  time: number;
  failure?: Failure;
}

/** What the witness has sent in all its connections. */
interface Sent {
  bytes: number;
  hash: number;
}

const FRAMES_A_ROUND = 120;
/** More than the longest of: R2 of data (5 min) and of a SYN, FIN_WAIT_2, TIME_WAIT (4 min). */
const SILENCE = 45 * MINUTE;
const WITNESS_CHUNK = 400;

export function runCampaign({ seed, frames }: Campaign): CampaignResult {
  const rng = seededRng(seed);
  // With cookies for everybody no listener would keep a half-open connection to shoot at.
  const cookies = { synCookies: 'when-full' } as const;
  const settings = often(rng, 50) ? {} : { ...randomSwitches(rng), ...cookies };
  const rig = createRig(seed, settings, rng);
  const sent: Sent = { bytes: 0, hash: hashBytes(new Uint8Array(0)) };
  let forged = 0;
  let rounds = 0;
  let state: TcpState = 'CLOSED';
  const rests: Sizes[] = [];
  try {
    for (; forged < frames; rounds++) {
      state = STATES[rounds % STATES.length] as TcpState;
      forged += playRound(rig, state, rounds, Math.min(FRAMES_A_ROUND, frames - forged), sent);
      rests.push(sizesOf(rig.world));
      const grown = growing(rests);
      if (grown.length > 0) throw new Error(`it grows: ${grown.join(', ')}`);
    }
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const failure = { seed, settings, message, state, frame: forged, inputs: rig.inputs };
    return { frames: forged, rounds, time: rig.world.now, failure };
  }
  return { frames: forged, rounds, time: rig.world.now };
}

function playRound(rig: Rig, state: TcpState, round: number, frames: number, sent: Sent): number {
  // What went before cannot matter any more, and a long campaign would keep it all.
  rig.inputs.length = 0;
  rig.world.inputsDone = 0;
  greet(rig);
  const witness = openWitness(rig);
  const ports: Ports = { phantom: between(rig.rng, 1, 65_535), victim: 8000 + (round % 20_000) };
  const setup = drive(rig, state, ports);
  for (let i = 0; i < frames; i++) {
    const aim = {
      addressing: ADDRESSING,
      srcPort: ports.phantom,
      dstPort: ports.victim,
      tcb: connectionAt(rig, ports),
    };
    injectFrame(rig, forgeFrame(rig.rng, aim), pause(rig.rng));
    if (often(rig.rng, 5)) meddle(rig, setup);
    if (often(rig.rng, 10)) sendAsWitness(rig, witness, sent);
  }
  sendAsWitness(rig, witness, sent);
  call(rig, { name: 'close', fd: witness }, WITNESS);
  letGo(rig);
  rig.advance(SILENCE);
  checkWitness(rig, sent);
  const left = leftovers(rig);
  if (left.length > 0) throw new Error(`left over after ${state}: ${left.join(', ')}`);
  return frames;
}

/** Mostly next to nothing; now and then long enough for timers to fire. */
function pause(rng: Rng): number {
  if (often(rng, 80)) return nextBelow(rng, 500);
  return often(rng, 80) ? magnitude(rng, 300_000) : magnitude(rng, 8_000_000);
}

/** The victim's application does something, too. */
function meddle(rig: Rig, { fd }: Setup): void {
  const { rng } = rig;
  const target = pick(rng, [fd, ...rig.victim.transport.sockets.keys()]);
  if (target < 0 || isReaders(rig, target)) return;
  switch (nextBelow(rng, 7)) {
    case 0:
      call(rig, { name: 'send', fd: target, data: patternBytes(magnitude(rng, 20_000)) });
      return;
    case 1:
    case 2:
      call(rig, { name: 'recv', fd: target, size: 1 + magnitude(rng, 5_000) });
      return;
    case 3:
      call(rig, { name: 'accept', fd: target });
      return;
    case 4:
      call(rig, { name: 'shutdown', fd: target, how: pick(rng, ['rd', 'wr', 'rdwr']) });
      return;
    case 5: {
      const port = between(rng, 1, 65_535);
      call(rig, { name: 'connect', fd: target, address: ADDRESS.phantom, port });
      return;
    }
    default:
      call(rig, { name: often(rng, 70) ? 'close' : 'abort', fd: target });
  }
}

/** The script that reads what the witness sends. */
function readerOf({ victim }: Rig): ScriptState {
  return victim.processes[0]?.state as ScriptState;
}

/** Descriptors of the process that serves the witness are not to be meddled with. */
function isReaders(rig: Rig, fd: number): boolean {
  return readerOf(rig).descriptors.includes(fd);
}

/** The victim's application is done with everything. */
function letGo(rig: Rig): void {
  for (;;) {
    const open = [...rig.victim.transport.sockets.keys()].filter((fd) => !isReaders(rig, fd));
    if (open.length === 0) return;
    for (const fd of open) {
      call(rig, { name: often(rig.rng, 80) ? 'close' : 'abort', fd });
    }
  }
}

function openWitness(rig: Rig): number {
  const host = rig.world.nodes[WITNESS];
  if (!isHost(host)) throw new Error('there is no witness');
  call(rig, { name: 'socket', type: 'stream' }, WITNESS);
  const fd = Math.max(...host.transport.sockets.keys());
  call(rig, { name: 'connect', fd, address: ADDRESS.victim, port: WITNESS_PORT }, WITNESS);
  rig.advance(10_000);
  return fd;
}

function sendAsWitness(rig: Rig, fd: number, sent: Sent): void {
  const data = patternBytes(WITNESS_CHUNK, sent.bytes);
  call(rig, { name: 'send', fd, data }, WITNESS);
  sent.bytes += data.length;
  sent.hash = hashBytes(data, sent.hash);
}

function checkWitness(rig: Rig, sent: Sent): void {
  const reader = readerOf(rig);
  if (reader.totalReceived !== sent.bytes) {
    throw new Error(`the witness sent ${sent.bytes} bytes, ${reader.totalReceived} were read`);
  }
  if (reader.receivedHash !== sent.hash) throw new Error('the witness was misread');
}
