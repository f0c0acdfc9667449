/** Makes the card between this computer and our stack, and gives the computer its address on it. */
import { networkInterfaces } from 'node:os';
import {
  formatMac,
  formatPrefix,
  parseIpv4,
  prefixOf,
  sameNetwork,
} from '../../src/stack/core/addresses.ts';
import type { NicDriver } from '../drivers/driver.ts';
import { errors, SystemError } from '../drivers/libc.ts';
import { openTap } from '../drivers/tap.ts';
import { runIp } from '../lab/space/commands.ts';
import type { About } from '../relay/relay.ts';
import { isThere, ownMac } from '../system/cards.ts';
import { isRoot } from '../system/privileges.ts';
import { asRoot, mtuOver, Refused } from './open-card.ts';
import type { TapOptions } from './options.ts';
import type { Say } from './words.ts';

/** Tests have names of their own. */
const NAME = process.env.WIREGLASS_TAP ?? 'wireglass0';

/** The network of this computer that these addresses would be in as well; undefined: none. */
export function networkTaken(
  { address, prefixLength }: TapOptions['ip'],
  all: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string | undefined {
  const ours = parseIpv4(address) as number;
  for (const [name, entries = []] of Object.entries(all)) {
    for (const { address: text, cidr } of name === NAME ? [] : entries) {
      const [its, length] = [parseIpv4(text), Number(cidr?.split('/')[1])];
      if (its === undefined || Number.isNaN(length)) continue;
      const shorter = Math.min(length, prefixLength);
      if (sameNetwork(its, ours, shorter)) return formatPrefix(prefixOf(its, length));
    }
  }
  return undefined;
}

function why(error: unknown, options: TapOptions, args: readonly string[], say: Say): string {
  if (!(error instanceof SystemError)) throw error;
  const { gateway, prefixLength } = options.ip;
  const computer = `${gateway}/${prefixLength}`;
  switch (error.errno) {
    case errors.EPERM:
    case errors.EACCES:
      return say('tapNotPermitted', { command: asRoot(args), name: NAME, computer });
    case errors.EBUSY:
      return say('tapBusy', { name: NAME });
    case errors.ENOENT:
    case errors.ENODEV:
    case errors.ENXIO:
      return say('tapMissing');
    default:
      return say('cannotOpen', { name: NAME, why: error.message });
  }
}

/** To be called before privileges are given away. `tell` says what there is now. */
export function openTapCard(
  options: TapOptions,
  args: readonly string[],
  say: Say,
): { driver: NicDriver; about: About; tell: string } {
  if (process.platform !== 'linux') throw new Refused(say('tapLinux'));
  const network = networkTaken(options.ip);
  if (network !== undefined) throw new Refused(say('tapTaken', { network }));
  const before = isThere(NAME);
  const { address, prefixLength, gateway } = options.ip;
  const computer = `${gateway}/${prefixLength}`;
  try {
    const driver = openTap(NAME);
    // A card that was there is its maker's.
    if (!before && isRoot()) {
      runIp([
        ['address', 'add', computer, 'dev', NAME],
        ['link', 'set', NAME, 'up'],
      ]);
    }
    const tell = say(before ? 'tapKept' : 'tapReady', { name: NAME, computer, address });
    return { driver, about: aboutTap(driver, options), tell };
  } catch (error) {
    throw new Refused(why(error, options, args, say));
  }
}

const aboutTap = (driver: NicDriver, { ip }: TapOptions): About => ({
  ...{ mode: 'tap', interface: driver.name, macIs: 'own', mtu: mtuOver(driver), ip },
  mac: formatMac(ownMac(driver.mac)),
});
