/** What a kernel of the lab serves. */
import { type Kernel, PORTS, type Service } from '../plan/network.ts';
import { serveDhcp } from './dhcp/socket.ts';
import { serveDns } from './dns/socket.ts';
import { serveChargen, serveDaytime, serveDiscard, serveEcho } from './small/small.ts';
import { serveWeb } from './web/server.ts';

const SERVE: Readonly<Record<Service, (address: string, port: number) => Promise<void>>> = {
  dhcp: serveDhcp,
  dns: serveDns,
  echo: serveEcho,
  discard: serveDiscard,
  daytime: serveDaytime,
  chargen: serveChargen,
  web: serveWeb,
};

/** Resolves when all of them listen. */
export async function serveAll({ services }: Kernel): Promise<void> {
  const all = Object.entries(services) as [Service, readonly string[]][];
  await Promise.all(
    all.flatMap(([service, addresses]) =>
      addresses.map((address) => SERVE[service](address, PORTS[service])),
    ),
  );
}
