/**
 * The fuzzers: `npm run fuzz -- --frames 1000000 --seed 7` forges frames, and
 * `npm run fuzz -- --streams 2000 --seed 7` compares streams over bad links with what was written.
 * Without arguments a little of both. A failure prints its seed and is saved beside the tests.
 */

import { saveJson } from './failure.ts';
import { runCampaign } from './frames/campaign.ts';
import { fuzzStream } from './streams/fuzz.ts';

const FRAMES_A_CAMPAIGN = 20_000;
const FRAME_REGRESSIONS = 'fuzz/regressions/frames';
const STREAM_REGRESSIONS = 'fuzz/regressions/streams';

interface Options {
  frames: number;
  streams: number;
  seed: number;
}

function optionsOf(args: readonly string[]): Options {
  const options: Options = { frames: 0, streams: 0, seed: 1 };
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i]?.replace(/^--/, '') as keyof Options;
    const value = Number(args[i + 1]);
    if (!Object.hasOwn(options, name) || !Number.isInteger(value)) {
      throw new Error(`no such option: ${args[i]} ${args[i + 1] ?? ''}`);
    }
    options[name] = value;
  }
  if (options.frames === 0 && options.streams === 0)
    return { ...options, frames: 100_000, streams: 200 };
  return options;
}

/** Forges frames, campaign after campaign with seeds of their own; the number of failures. */
function fuzzFrames({ frames, seed }: Options): number {
  let failures = 0;
  let done = 0;
  const started = Date.now();
  for (let campaign = seed; done < frames; campaign++) {
    const result = runCampaign({
      seed: campaign,
      frames: Math.min(FRAMES_A_CAMPAIGN, frames - done),
    });
    // A campaign that failed is over: the rest of its frames were not forged.
    done += Math.min(FRAMES_A_CAMPAIGN, frames - done);
    if (result.failure !== undefined) {
      failures++;
      const { message, settings, inputs, state, frame } = result.failure;
      const file = saveJson(FRAME_REGRESSIONS, `frames-${campaign}`, {
        seed: campaign,
        message: message.split('\n')[0] ?? '',
        settings,
        inputs,
      });
      console.error(`seed ${campaign}, ${state}, frame ${frame}: ${message}\nsaved as ${file}\n`);
    }
    const heap = Math.round(process.memoryUsage().heapUsed / 1e6);
    const rate = Math.round(done / Math.max(1, (Date.now() - started) / 1000));
    console.log(`${done} frames, ${failures} failures, ${rate} frames/s, heap ${heap} MB`);
  }
  return failures;
}

/** Plays cases one after another; the number of failures. */
function fuzzStreams({ streams, seed }: Options): number {
  let failures = 0;
  for (let done = 0; done < streams; done++) {
    const failure = fuzzStream(seed + done);
    if (failure !== undefined) {
      failures++;
      const file = saveJson(STREAM_REGRESSIONS, `stream-${seed + done}`, failure.simplest);
      console.error(`seed ${seed + done}: ${failure.message}\nsaved as ${file}\n`);
    }
    if ((done + 1) % 100 === 0) console.log(`${done + 1} streams, ${failures} failures`);
  }
  return failures;
}

const options = optionsOf(process.argv.slice(2));
const failures = fuzzFrames(options) + fuzzStreams(options);
process.exitCode = failures === 0 ? 0 : 1;
