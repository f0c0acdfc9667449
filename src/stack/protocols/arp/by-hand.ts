/** Entries of the cache that somebody sets: they neither age nor change by what others send. */
import { formatIpv4, formatMac, type Ipv4, type Mac } from '../../core/addresses.ts';
import type { Fx } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';
import type { Neighbour, Nic } from '../ethernet/nic.ts';
import { ARP_ENTRIES, type ArpFx, forget, learn, STATIC, senderFault } from './arp.ts';

/** Half of the cache at most: the rest is for those that are learnt. */
const MOST_STATIC = ARP_ENTRIES / 2;

/** False: no neighbour of this card may have that address, or there are too many such entries. */
export function setNeighbour(nic: Nic, index: number, address: Ipv4, mac: Mac, fx: ArpFx): boolean {
  const before = nic.neighbours.get(address);
  if (address === 0 || senderFault(nic, mac, address) !== undefined) return false;
  if (before?.updatedAt !== STATIC && countStatic(nic) >= MOST_STATIC) return false;
  if (before !== undefined) before.updatedAt = fx.now;
  // What waited for its address leaves now.
  learn(nic, index, address, mac, fx);
  (nic.neighbours.get(address) as Neighbour).updatedAt = STATIC;
  const entry = { key: formatIpv4(address), value: formatMac(mac), state: 'static' };
  emit(fx.log, 'cache.changed', fx.node, { table: 'arp', ...entry });
  return true;
}

export function removeNeighbour(nic: Nic, address: Ipv4, fx: Fx): boolean {
  const entry = nic.neighbours.get(address);
  if (entry?.updatedAt !== STATIC) return false;
  forget(nic, address, entry, fx, 'removed');
  return true;
}

function countStatic({ neighbours }: Nic): number {
  let count = 0;
  for (const { updatedAt } of neighbours.values()) if (updatedAt === STATIC) count++;
  return count;
}
