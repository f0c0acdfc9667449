/**
 * A piece of Linux of our own: two network namespaces joined by a veth pair. The kernel's stack
 * lives in one; the other holds the end of the cable that our stack is plugged into. Names are
 * unique, so two labs can run at once, and everything goes away with the namespaces.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export const KERNEL_ADDRESS = '10.77.0.1';
export const OUR_ADDRESS = '10.77.0.2';
/** The same card names in every lab: namespaces keep them apart. */
export const KERNEL_CARD = 'wg1';
export const OUR_CARD = 'wg0';

export interface Namespaces {
  /** Where the kernel's stack is. */
  kernel: string;
  /** Where our end of the cable is. */
  cable: string;
  children: Set<ChildProcess>;
}

// The distribution's own, where a version manager would stand in front of it.
export const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

const command = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const ip = (...args: string[]) => command('ip', args);

/** Runs a command beside the kernel's stack (or beside our card) and gives what it prints. */
export const inside = (namespace: string, ...args: string[]) =>
  command('ip', ['netns', 'exec', namespace, ...args]);

export interface NamespaceOptions {
  /** Offloads as they are by default: segments of up to 64 KB, checksums left to the card. */
  offloads?: boolean;
  /** The kernel's address and prefix; '' for none yet. Default: KERNEL_ADDRESS/24. */
  address?: string;
  /** Who forwards for the kernel. */
  gateway?: string;
  /** Of the kernel's card. Default: 1500. */
  mtu?: number;
}

let made = 0;
const open = new Set<Namespaces>();

/** A lab that was killed could not clean up: its name tells whose it was. */
function sweep(): void {
  for (const [, name, owner] of ip('netns', 'list').matchAll(/^(wglab-(\d+)-\S+)/gm)) {
    if (!existsSync(`/proc/${owner}`)) ip('netns', 'del', name as string);
  }
}

process.on('exit', () => {
  for (const each of open) removeNamespaces(each);
});

export function makeNamespaces(options: NamespaceOptions = {}): Namespaces {
  const name = `wglab-${process.pid}-${made++}`;
  const spaces: Namespaces = { kernel: `${name}-k`, cable: `${name}-c`, children: new Set() };
  open.add(spaces);
  try {
    for (const each of [spaces.kernel, spaces.cable]) {
      ip('netns', 'add', each);
      setting(each, 'ipv6/conf/default/disable_ipv6', 1);
    }
    const pair = ['type', 'veth', 'peer', 'name', KERNEL_CARD, 'netns', spaces.kernel];
    ip('link', 'add', OUR_CARD, 'netns', spaces.cable, ...pair);
    const ends = [
      [spaces.cable, OUR_CARD],
      [spaces.kernel, KERNEL_CARD],
    ] as const;
    for (const [space, card] of ends) {
      if (options.offloads !== true) {
        const off = ['rx', 'off', 'tx', 'off', 'tso', 'off', 'gso', 'off', 'gro', 'off'];
        inside(space, 'ethtool', '-K', card, ...off);
      }
      ip('-n', space, 'link', 'set', card, 'up');
    }
    ip('-n', spaces.kernel, 'link', 'set', 'lo', 'up');
    kernelSetting(spaces, 'ping_group_range', '0 2147483647');
    addressKernel(spaces, options);
  } catch (error) {
    removeNamespaces(spaces);
    throw error;
  }
  return spaces;
}

function addressKernel({ kernel }: Namespaces, { address, gateway, mtu }: NamespaceOptions): void {
  const given = address ?? `${KERNEL_ADDRESS}/24`;
  if (mtu !== undefined) ip('-n', kernel, 'link', 'set', KERNEL_CARD, 'mtu', String(mtu));
  // With the address of broadcasts, which a kernel does not work out by itself.
  if (given !== '') ip('-n', kernel, 'addr', 'add', given, 'brd', '+', 'dev', KERNEL_CARD);
  if (gateway !== undefined) ip('-n', kernel, 'route', 'add', 'default', 'via', gateway);
}

export function removeNamespaces(spaces: Namespaces): void {
  open.delete(spaces);
  for (const child of spaces.children) child.kill('SIGKILL');
  for (const each of [spaces.kernel, spaces.cable]) {
    try {
      ip('netns', 'del', each);
    } catch {
      // It was never made.
    }
  }
}

/** Starts a program in a namespace; it ends with the lab at the latest. */
export function start(spaces: Namespaces, namespace: string, ...args: string[]): ChildProcess {
  const child = spawn('ip', ['netns', 'exec', namespace, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  spaces.children.add(child);
  child.once('exit', () => spaces.children.delete(child));
  return child;
}

function setting(namespace: string, name: string, value: string | number): void {
  inside(namespace, 'sh', '-c', `echo "${value}" > /proc/sys/net/${name}`);
}

export function kernelSetting(spaces: Namespaces, name: string, value: string | number): void {
  setting(spaces.kernel, `ipv4/${name}`, value);
}

/** Gives the kernel's card another hardware address, which it tells everybody (arp_notify). */
export function changeKernelMac(spaces: Namespaces, mac: string): void {
  kernelSetting(spaces, `conf/${KERNEL_CARD}/arp_notify`, 1);
  ip('-n', spaces.kernel, 'link', 'set', KERNEL_CARD, 'address', mac);
}

/** Why there can be no lab with a kernel here, or '' when there can. */
export function whyNot(): string {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'it needs root';
  try {
    command(PYTHON, ['-c', 'import socket; socket.AF_PACKET']);
    sweep();
    removeNamespaces(makeNamespaces());
    return '';
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(0, 2).join(' ') : 'unknown';
  }
}
