/**
 * Sets entries of the host's ARP cache by hand, as `arp -s` does: those of its arguments, and ends, or
 * what is typed.
 */
import { ipv4, parseMac } from '../../core/addresses.ts';
import { type Commands, commandDone, commandIn, commandsOf } from '../command-line.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call } from '../non-blocking.ts';
import { ask } from './card.ts';
import { parseArp } from './command.ts';

export interface StaticEntry {
  readonly address: string;
  /** Default: the entry that was set goes. */
  readonly mac?: string;
}

export interface StaticArgs {
  /** Without them, the program obeys each line that is typed. */
  readonly entries?: readonly StaticEntry[];
}

interface StaticState {
  readonly entries: readonly StaticEntry[];
  readonly commands: Commands;
  /** Whether it waits for lines. */
  readonly typed: boolean;
}

/** Exit codes: an entry was refused; the command could not be obeyed. */
const REFUSED = 1;
const USAGE = 2;

export const staticEntries: AppKind<StaticState, StaticArgs> = {
  id: 'arp.static',
  needs: () => ['route'],
  init: ({ entries }) => ({
    entries: (entries ?? []).map((each) => ({ ...each })),
    commands: commandsOf(undefined),
    typed: entries === undefined,
  }),
  step(state: StaticState, event: AppEvent, env: AppEnv): void {
    if (state.typed) {
      let line = commandIn(state.commands, event);
      while (line !== undefined) line = commandDone(state.commands, obey(line, env), env);
    } else if (event.type === 'start') env.exit(setAll(state.entries, env));
  },
};

function obey(line: string, env: AppEnv): number {
  const { command, wrong } = parseArp(line);
  if (command !== undefined) return setAll([command], env);
  env.print(wrong === '' ? 'arp: whose? (an address)' : `arp: cannot use '${wrong}'`);
  return USAGE;
}

function setAll(entries: readonly StaticEntry[], env: AppEnv): number {
  const routes = call(env, { name: 'socket', type: 'route', nonBlocking: true }).value;
  let refused = 0;
  for (const { address, mac } of entries) {
    const gone = mac === undefined;
    const set = ask(
      { routes },
      { type: 'neighbour', nic: 0, gone, address: ipv4(address), mac: parseMac(mac ?? '') ?? 0 },
      env,
    );
    if (set) continue;
    refused++;
    env.print(`${address}: EINVAL`);
  }
  call(env, { name: 'close', fd: routes });
  return refused > 0 ? REFUSED : 0;
}
