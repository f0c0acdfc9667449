/** What is at the other end of the cable: a Linux kernel with dnsmasq, and tshark that takes it all down. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KERNEL_ADDRESS, KERNEL_CARD, type Namespaces, start } from '../kernel/namespaces.ts';
import { waitFor } from '../kernel/wall.ts';

/** Started beside the kernel; resolves when it has printed that it is ready. */
async function startTool(spaces: Namespaces, ready: RegExp, ...command: string[]) {
  const child = start(spaces, spaces.kernel, ...command);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  }
  await waitFor(() => ready.test(printed) || child.exitCode !== null, 20_000);
  if (!ready.test(printed)) throw new Error(`${command[0]} did not start: ${printed}`);
  return child;
}

/** Gives addresses from 10.77.0.100 on, itself as the router, and knows `gateway.lab`. */
export async function startDnsmasq(spaces: Namespaces, folder: string): Promise<void> {
  const files = [`--dhcp-leasefile=${folder}/leases`, `--pid-file=${folder}/pid`];
  const card = [`--interface=${KERNEL_CARD}`, '--except-interface=lo', '--bind-interfaces'];
  await startTool(
    ...([spaces, /DHCP, IP range/, 'dnsmasq', '--keep-in-foreground'] as const),
    ...['--conf-file=/dev/null', '--no-resolv', '--no-hosts', '--no-ping', ...card, ...files],
    ...['--user=root', '--group=root', '--log-dhcp', '--log-facility=-'],
    ...[`--address=/gateway.lab/${KERNEL_ADDRESS}`, '--dhcp-range=10.77.0.100,10.77.0.150,5m'],
  );
}

export interface FarCapture {
  /** Ends it, and gives the file. */
  stop(): Promise<Uint8Array>;
}

export async function capture(spaces: Namespaces, folder: string): Promise<FarCapture> {
  const file = join(folder, 'far.pcapng');
  const tshark = await startTool(
    ...([spaces, /Capturing on/, 'tshark', '-n', '-q', '-i', KERNEL_CARD] as const),
    ...['-w', file, '-f', 'arp or ip'],
  );
  return {
    async stop() {
      tshark.kill('SIGINT');
      await once(tshark, 'exit');
      // In whole microseconds, as all that we read.
      const whole = join(folder, 'far.pcap');
      execFileSync('tshark', ['-r', file, '-F', 'pcap', '-w', whole], { stdio: 'ignore' });
      return new Uint8Array(readFileSync(whole));
    },
  };
}
