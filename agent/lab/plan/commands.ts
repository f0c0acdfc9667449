/** The commands of iproute2 that make the lab's network. */
import { CABLE, KERNELS, type Kernel, OUR_MAC, type Role } from './network.ts';

/** An `ip` command: its arguments. */
type Command = readonly string[];

const words = (line: string): Command => line.split(' ');

/**
 * The cables: between the namespace of the card and the gateway, and from there to the server.
 * Kernels are named by a process that lives in their namespace.
 */
export function cableCommands(pids: Readonly<Record<Role, number>>): Command[] {
  const [near, far] = KERNELS.gateway.cards;
  const [up] = KERNELS.server.cards;
  const end = (card: { name: string; mac: string } | undefined, pid: number) =>
    `name ${card?.name} address ${card?.mac} netns ${pid}`;
  return [
    `link add ${CABLE} address ${OUR_MAC} type veth peer ${end(near, pids.gateway)}`,
    `link add ${end(far, pids.gateway)} type veth peer ${end(up, pids.server)}`,
    `link set ${CABLE} up`,
  ].map(words);
}

/** What a kernel does once its cards are there. */
export function kernelCommands({ cards, routes }: Kernel): Command[] {
  return [
    'link set lo up',
    ...cards.flatMap(({ name, addresses }) => [
      // With the address of broadcasts, which a kernel does not work out by itself.
      ...addresses.map((address) => `addr add ${address} brd + dev ${name}`),
      `link set ${name} up`,
    ]),
    ...routes.map((route) => `route add ${route}`),
  ].map(words);
}

/** Settings below /proc/sys/net, and their values; a kernel without IPv6 lacks some. */
export const SETTINGS: Readonly<Record<'card' | 'kernel', Readonly<Record<string, string>>>> = {
  card: { 'ipv6/conf/default/disable_ipv6': '1', 'ipv4/ip_forward': '0' },
  kernel: {
    'ipv6/conf/default/disable_ipv6': '1',
    'ipv4/ip_forward': '1',
    // Errors come at once, as often as they are due: somebody is looking.
    'ipv4/icmp_ratelimit': '0',
  },
};
