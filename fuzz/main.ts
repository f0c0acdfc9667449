/**
 * The fuzzers: one forges frames for a host, one for a whole network, and one compares streams over bad
 * links with what was written.
 * They run by number or by time (options.ts), and print what they covered.
 */
import { saveJson } from './failure.ts';
import { runCampaign } from './frames/campaign.ts';
import { STATES } from './frames/states.ts';
import { runNetworkCampaign } from './networks/campaign.ts';
import { HELP, type Options, optionsOf } from './options.ts';
import { fuzzStream } from './streams/fuzz.ts';

const FRAMES_A_CAMPAIGN = 20_000;
/** Each keeps all its inputs, in case it fails. */
const NETWORK_FRAMES_A_CAMPAIGN = 4_000;
const STREAMS_A_TURN = 50;
const FRAME_REGRESSIONS = 'fuzz/regressions/frames';
const STREAM_REGRESSIONS = 'fuzz/regressions/streams';
const NETWORK_REGRESSIONS = 'fuzz/regressions/networks';
const HOUR = 3_600e6;
/** Seconds between two lines of progress. */
const A_LINE = 10;

/** What has been done so far. */
interface Covered {
  started: number;
  told: number;
  campaigns: number;
  rounds: number;
  forged: number;
  /** Frames against a network, and their rounds. */
  networks: number;
  networkRounds: number;
  streams: number;
  bytes: number;
  carried: number;
  /** Virtual time, µs. */
  time: number;
  failures: number;
}

/** One campaign of forged frames; how many. */
function fuzzFrames(seed: number, most: number, covered: Covered): void {
  const frames = Math.min(FRAMES_A_CAMPAIGN, most);
  const { rounds, time, failure } = runCampaign({ seed, frames });
  covered.campaigns++;
  covered.rounds += rounds;
  covered.time += time;
  // A campaign that failed is over: the rest of its frames were not forged.
  covered.forged += failure === undefined ? frames : failure.frame;
  if (failure === undefined) return;
  covered.failures++;
  const { message, settings, inputs, state, frame } = failure;
  const short = message.split('\n')[0] ?? '';
  const regression = { seed, message: short, settings, inputs };
  const file = saveJson(FRAME_REGRESSIONS, `frames-${seed}`, regression);
  console.error(`frames, seed ${seed}, ${state}, frame ${frame}: ${message}\nsaved as ${file}\n`);
}

/** One campaign against a network. */
function fuzzNetwork(seed: number, most: number, covered: Covered): void {
  const frames = Math.min(NETWORK_FRAMES_A_CAMPAIGN, most);
  const { frames: forged, rounds, time, failure } = runNetworkCampaign({ seed, frames });
  covered.networks += forged;
  covered.networkRounds += rounds;
  covered.time += time;
  if (failure === undefined) return;
  covered.failures++;
  const { message, inputs, round } = failure;
  const short = message.split('\n')[0] ?? '';
  const file = saveJson(NETWORK_REGRESSIONS, `network-${seed}`, { seed, message: short, inputs });
  console.error(`networks, seed ${seed}, round ${round}: ${message}\nsaved as ${file}\n`);
}

function fuzzOneStream(seed: number, covered: Covered): void {
  const { failure, outcome } = fuzzStream(seed);
  covered.streams++;
  covered.bytes += outcome?.bytes ?? 0;
  covered.carried += outcome?.frames ?? 0;
  covered.time += outcome?.time ?? 0;
  if (failure === undefined) return;
  covered.failures++;
  const file = saveJson(STREAM_REGRESSIONS, `stream-${seed}`, failure.simplest);
  console.error(`streams, seed ${seed}: ${failure.message}\nsaved as ${file}\n`);
}

function tell(covered: Covered, always = false): void {
  const now = Date.now();
  if (!always && now < covered.told + A_LINE * 1000) return;
  covered.told = now;
  const {
    campaigns,
    rounds,
    forged,
    networks,
    networkRounds,
    streams,
    bytes,
    carried,
    time,
    failures,
  } = covered;
  const seconds = Math.round((now - covered.started) / 1000);
  const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
  console.log(
    `${seconds} s: ${forged} forged frames in ${campaigns} campaigns, ${rounds} rounds over ` +
      `${STATES.length} states; ${networks} against a network in ${networkRounds} rounds; ` +
      `${streams} streams with ${bytes} bytes in ${carried} frames; ` +
      `${Math.round(time / HOUR)} h of virtual time; heap ${heap} MB; ${failures} failures`,
  );
}

function fuzz({ minutes, frames, streams, networks, seed }: Options): Covered {
  const started = Date.now();
  const zero = { campaigns: 0, rounds: 0, forged: 0, networks: 0, networkRounds: 0 };
  const covered: Covered = {
    ...{ started, told: started, ...zero, streams: 0, bytes: 0, carried: 0, time: 0, failures: 0 },
  };
  const end = started + minutes * 60_000;
  const inTime = () => Date.now() < end;
  for (let asked = 0, turn = 0; asked < frames || inTime(); turn++) {
    const most = frames > 0 ? frames - asked : FRAMES_A_CAMPAIGN;
    if (most > 0) fuzzFrames(seed + turn, most, covered);
    asked += FRAMES_A_CAMPAIGN;
    tell(covered);
    if (inTime()) fuzzNetwork(seed + turn, NETWORK_FRAMES_A_CAMPAIGN, covered);
    for (let i = 0; i < STREAMS_A_TURN && inTime(); i++) {
      fuzzOneStream(seed + covered.streams, covered);
      tell(covered);
    }
  }
  for (let asked = 0, turn = 0; asked < networks; turn++) {
    fuzzNetwork(seed + turn, networks - asked, covered);
    asked += NETWORK_FRAMES_A_CAMPAIGN;
    tell(covered);
  }
  while (covered.streams < streams) {
    fuzzOneStream(seed + covered.streams, covered);
    tell(covered);
  }
  tell(covered, true);
  return covered;
}

const options = optionsOf(process.argv.slice(2));
if (options === undefined) console.log(HELP);
else process.exitCode = fuzz(options).failures === 0 ? 0 : 1;
