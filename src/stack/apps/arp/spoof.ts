/**
 * Poisons another host's ARP cache, for lessons that show how little ARP proves: it asks for the
 * victim's hardware address and then tells it, again and again, that an address is at this card. As
 * arpspoof does, it can tell both ends of a conversation that the other is here.
 */
import { type Ipv4, ipv4, MAC_BROADCAST, type Mac } from '../../core/addresses.ts';
import { type Duration, SECOND } from '../../core/instant.ts';
import { ARP_REPLY, ARP_REQUEST } from '../../protocols/arp/frame.ts';
import { type Commands, commandDone, commandIn, commandsOf } from '../command-line.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { messages } from '../non-blocking.ts';
import { ARP_SOCKETS, type ArpCard, openCard, receiveArp, sendArp } from './card.ts';
import { parseSpoof } from './command.ts';

export interface SpoofTarget {
  /** Who is to believe it. */
  readonly victim: string;
  /** Whose address this host pretends to have. */
  readonly as: string;
  /** The other is told the same of the victim. */
  readonly both?: boolean;
}

/** Without a target, the program obeys each line that is typed. */
export interface SpoofArgs extends Partial<SpoofTarget> {
  /** How often it says so, µs; default 10 s. */
  readonly every?: Duration;
  /** How many times; default 1. */
  readonly times?: number;
}

/** One who is to believe that an address is here. */
interface Lie {
  readonly victim: Ipv4;
  readonly as: Ipv4;
}

interface SpoofState {
  readonly commands: Commands;
  card: ArpCard;
  readonly every: Duration;
  readonly times: number;
  /** Told one after the other. */
  lies: Lie[];
  /** How often the first of them is still to be told. */
  left: number;
  /** 0: not known yet. */
  victimMac: Mac;
}

/** How long it waits before it asks for the victim again. */
const ASK_AGAIN: Duration = SECOND;
/** Exit code: the command could not be obeyed. */
const USAGE = 2;

export const spoof: AppKind<SpoofState, SpoofArgs> = {
  id: 'arp.spoof',
  needs: () => ARP_SOCKETS,
  hears: { sockets: true },
  init: ({ victim, as, both = false, every = 10 * SECOND, times = 1 }) => ({
    commands: commandsOf(
      victim === undefined || as === undefined
        ? undefined
        : `arpspoof -t ${victim} ${both ? '-r ' : ''}${as}`,
    ),
    card: { frames: -1, routes: -1, mac: 0, address: 0, prefixLength: 0 },
    every,
    times,
    lies: [],
    left: times,
    victimMac: 0,
  }),
  step(state: SpoofState, event: AppEvent, env: AppEnv): void {
    const line = commandIn(state.commands, event);
    if (line !== undefined) run(state, line, env);
    else if (event.type === 'timer') {
      if (state.victimMac === 0) askForVictim(state, env);
      else forge(state, env);
    } else if (event.type === 'socket') hear(state, event.fd, env);
  },
};

function run(state: SpoofState, line: string, env: AppEnv): void {
  const { command, wrong } = parseSpoof(line);
  if (command === undefined) {
    env.print(wrong === '' ? 'arpspoof: whom? (an address)' : `arpspoof: cannot use '${wrong}'`);
    done(state, USAGE, env);
    return;
  }
  // The card's address may have changed since the last command.
  if (state.card.frames < 0) state.card = openCard(env, ARP_REQUEST.etherType);
  const lie = { victim: ipv4(command.victim), as: ipv4(command.as) };
  state.lies = command.both ? [lie, { victim: lie.as, as: lie.victim }] : [lie];
  begin(state, env);
}

function done(state: SpoofState, code: number, env: AppEnv): void {
  const next = commandDone(state.commands, code, env);
  if (next !== undefined) run(state, next, env);
}

function begin(state: SpoofState, env: AppEnv): void {
  state.left = state.times;
  state.victimMac = 0;
  askForVictim(state, env);
}

function askForVictim({ card, lies }: SpoofState, env: AppEnv): void {
  const { mac: senderMac, address: senderIp } = card;
  const { operation } = ARP_REQUEST;
  const targetIp = lies[0]?.victim ?? 0;
  sendArp(card, MAC_BROADCAST, { operation, senderMac, senderIp, targetMac: 0, targetIp }, env);
  env.startTimer('next', ASK_AGAIN);
}

function hear(state: SpoofState, fd: number, env: AppEnv): void {
  if (fd !== state.card.frames) {
    messages(fd, env);
    return;
  }
  for (const { operation, senderIp, senderMac } of receiveArp(state.card, env)) {
    const answers = operation === ARP_REPLY.operation && senderIp === state.lies[0]?.victim;
    if (!answers || state.victimMac !== 0) continue;
    state.victimMac = senderMac;
    env.stopTimer('next');
    forge(state, env);
  }
}

/** A reply that nobody asked for: RFC 826 has the receiver believe it, as it names no questions. */
function forge(state: SpoofState, env: AppEnv): void {
  const { card, victimMac, lies } = state;
  const [lie] = lies;
  if (lie === undefined) return;
  const { victim, as } = lie;
  const { mac: senderMac } = card;
  env.trace('arp.forged', { process: env.pid, address: as, victim, mac: senderMac });
  const { operation } = ARP_REPLY;
  const message = { operation, senderMac, senderIp: as, targetMac: victimMac, targetIp: victim };
  sendArp(card, victimMac, message, env);
  state.left--;
  if (state.left > 0) {
    env.startTimer('next', state.every);
    return;
  }
  lies.shift();
  if (lies.length > 0) begin(state, env);
  else done(state, 0, env);
}
