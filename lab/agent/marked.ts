/** What /proc tells of processes and of this computer's network. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The living processes that have this in their environment. */
export function marked(mark: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
    } catch {
      // It has ended meanwhile, or is a zombie's empty shell.
      return false;
    }
  });
}

export const networkOf = (pid: number | 'self'): string => readlinkSync(`/proc/${pid}/ns/net`);

/** Cards, addresses, routes, named namespaces and settings: nothing of it is the lab's business. */
export function computersNetwork(): string {
  const ip = (...args: string[]) => execFileSync('ip', args, { encoding: 'utf8' });
  const settings = ['ip_forward', 'icmp_ratelimit', 'conf/default/forwarding'].map((name) =>
    readFileSync(`/proc/sys/net/ipv4/${name}`, 'utf8'),
  );
  const cards = ip('-o', 'address').replace(/\b(?:valid|preferred)_lft \S+/g, '');
  return [ip('-o', 'link'), cards, ip('route'), ip('netns', 'list'), ...settings].join('\n');
}

/** How many packet sockets the computer has at a card. */
export function socketsAt(card: string): number {
  const index = readFileSync(`/sys/class/net/${card}/ifindex`, 'utf8').trim();
  const lines = readFileSync('/proc/net/packet', 'utf8').trim().split('\n').slice(1);
  return lines.filter((line) => line.split(/\s+/)[4] === index).length;
}
