/** Opens the card that was asked for, in the way that this system has; says why when it cannot. */
import { formatMac } from '../../src/stack/core/addresses.ts';
import { NotEthernet } from '../drivers/card.ts';
import type { NicDriver } from '../drivers/driver.ts';
import { errors, SystemError } from '../drivers/libc.ts';
import { openPacketSocket } from '../drivers/packet-socket.ts';
import { NoLibpcap } from '../drivers/pcap/library.ts';
import { openPcap, pcapDevice } from '../drivers/pcap/pcap.ts';
import type { About } from '../relay/relay.ts';
import { cards, isWireless, ownMac } from '../system/cards.ts';
import type { CardOptions } from './options.ts';
import type { Say } from './words.ts';

/** Something that the user is to be told, and that ends the agent. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The command that was given, as root would give it. */
export const asRoot = (args: readonly string[]): string =>
  ['sudo npm run agent', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');

function why(error: unknown, name: string, args: readonly string[], say: Say): string {
  if (error instanceof NoLibpcap) {
    return say(process.platform === 'win32' ? 'noNpcap' : 'noLibpcap', { name: error.message });
  }
  if (error instanceof NotEthernet) return say('notEthernet', { name });
  if (!(error instanceof SystemError)) throw error;
  const { errno } = error;
  if (errno === errors.EPERM || errno === errors.EACCES) {
    if (process.platform === 'win32') return say('notAdministrator');
    return say('notPermitted', { command: asRoot(args) });
  }
  if (errno === errors.ENODEV || errno === errors.ENXIO) {
    const names = cards().map((each) => each.name);
    return say('noCard', { name, cards: names.join(', ') || '–' });
  }
  return say('cannotOpen', { name, why: error.message });
}

/** The ways to open a card, and whether its access point would drop a foreign MAC address. */
interface Way {
  wireless(name: string): boolean;
  open(card: { readonly name: string; readonly ownMac: boolean }): NicDriver;
}

const libpcapWay = (thread: boolean): Way => ({
  wireless: (name) => pcapDevice(name).wireless,
  open: (card) => openPcap({ ...card, thread }),
});

const WAYS = {
  'packet-socket': { wireless: isWireless, open: openPacketSocket },
  libpcap: libpcapWay(false),
  'libpcap-thread': libpcapWay(true),
} as const satisfies Readonly<Record<string, Way>>;

const isWay = (name: string | undefined): name is keyof typeof WAYS =>
  name !== undefined && Object.hasOwn(WAYS, name);

/** That of this system, or the one that a test asks for. */
function way(): Way {
  const asked = process.env.WIREGLASS_CARD;
  if (isWay(asked)) return WAYS[asked];
  return WAYS[process.platform === 'linux' ? 'packet-socket' : 'libpcap'];
}

export function openCard(
  { interface: name, mac }: CardOptions,
  args: readonly string[],
  say: Say,
): { driver: NicDriver; macIs: 'own' | 'host' } {
  try {
    const { wireless, open } = way();
    const macIs = mac ?? (wireless(name) ? 'host' : 'own');
    return { driver: open({ name, ownMac: macIs === 'own' }), macIs };
  } catch (error) {
    throw new Refused(why(error, name, args, say));
  }
}

/** No network of ours has longer frames. */
const LONGEST_MTU = 9_000;

/** What our stack sends over a card: no more than the page has room for. */
export const mtuOver = ({ mtu }: Pick<NicDriver, 'mtu'>): number => Math.min(mtu, LONGEST_MTU);

/** What the page is told of the card. */
export function aboutCard(driver: NicDriver, macIs: 'own' | 'host', ip: CardOptions['ip']): About {
  return {
    mode: 'card',
    interface: driver.name,
    mac: formatMac(macIs === 'own' ? ownMac(driver.mac) : driver.mac),
    macIs,
    mtu: mtuOver(driver),
    ip,
  };
}
