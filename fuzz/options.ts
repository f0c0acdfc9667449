/** What `npm run fuzz` is asked for. */

export const HELP = `npm run fuzz -- [options]

  --minutes <n>   all of them in turn, until so much time has passed
  --frames <n>    forge so many frames
  --streams <n>   play so many streams over bad links
  --networks <n>  forge so many frames against a network: ARP, RARP, IGMP, DHCP, ICMP, options, pieces
  --seed <n>      where the seeds begin; default 1. The same seed does the same again.

Without options: 100,000 frames, 200 streams and 10,000 frames against a network. A failure prints its seed, is made
simpler where that can be done, and is saved in fuzz/regressions, whose files the
tests play again.`;

export interface Options {
  minutes: number;
  frames: number;
  streams: number;
  networks: number;
  seed: number;
}

const NAMES = ['minutes', 'frames', 'streams', 'networks', 'seed'] as const;

/** Undefined when help was asked for; throws when an option makes no sense. */
export function optionsOf(args: readonly string[]): Options | undefined {
  if (args.includes('--help') || args.includes('-h')) return undefined;
  const options: Options = { minutes: 0, frames: 0, streams: 0, networks: 0, seed: 1 };
  for (let i = 0; i < args.length; i += 2) {
    const name = NAMES.find((each) => args[i] === `--${each}`);
    const value = Number(args[i + 1]);
    const right = name === 'minutes' ? value > 0 && value < 1e6 : Number.isSafeInteger(value);
    if (name === undefined || args[i + 1] === undefined || !right || value < 0) {
      throw new RangeError(`no such option: ${args[i]} ${args[i + 1] ?? ''}\n\n${HELP}`);
    }
    options[name] = value;
  }
  const { minutes, frames, streams, networks } = options;
  if (minutes + frames + streams + networks > 0) return options;
  return { ...options, frames: 100_000, streams: 200, networks: 10_000 };
}
