/**
 * What is fetched only when a session needs it: a line for each capability, by its id, and a chunk of
 * its own in the build. The worker loads them before it begins a run, tests before they begin theirs.
 *
 *   dns: () => import('../stack/protocols/dns/capability.ts'),
 */
import { type Capability, type Kernel, kernelOf } from '../stack/capability.ts';
import { needsOf } from '../stack/world/needs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Checks } from '../stack/world/schema/check.ts';
import type { Session } from '../stack/world/session-data.ts';

/** How capabilities are fetched, by their ids. */
export type Loaders = Readonly<Record<string, () => Promise<{ readonly capability: Capability }>>>;

export const CAPABILITIES: Loaders = {
  'echo-server': () => import('../stack/apps/echo-server/capability.ts'),
  call: () => import('../stack/inputs/call/capability.ts'),
  dgram: () => import('../stack/sockets/kinds/dgram/capability.ts'),
  fragments: () => import('../stack/protocols/fragments/capability.ts'),
  forge: () => import('../stack/inputs/forge/capability.ts'),
  frame: () => import('../stack/inputs/frame/capability.ts'),
  'host-services': () => import('../stack/nodes/host/host-services/capability.ts'),
  codel: () => import('../stack/queues/codel/capability.ts'),
  red: () => import('../stack/queues/red/capability.ts'),
  'whole-icmp': () => import('../stack/nodes/host/whole-icmp/capability.ts'),
  icmp: () => import('../stack/sockets/kinds/icmp/capability.ts'),
  'packet-hooks': () => import('../stack/nodes/host/packet-hooks/capability.ts'),
  packet: () => import('../stack/sockets/kinds/packet/capability.ts'),
  raw: () => import('../stack/sockets/kinds/raw/capability.ts'),
  firewall: () => import('../stack/hooks/firewall/capability.ts'),
  nat: () => import('../stack/hooks/nat/capability.ts'),
  route: () => import('../stack/sockets/kinds/route/capability.ts'),
  'layered-streams': () => import('../stack/nodes/host/layered-streams/capability.ts'),
  dns: () => import('../stack/protocols/dns/capability.ts'),
  'dns.server': () => import('../stack/apps/dns-server/capability.ts'),
  'dns.spoofer': () => import('../stack/apps/dns-spoofer/capability.ts'),
  'dns.resolver': () => import('../stack/apps/dns-resolver/capability.ts'),
  http: () => import('../stack/protocols/http/capability.ts'),
  curl: () => import('../stack/apps/curl/capability.ts'),
  'http-server': () => import('../stack/apps/http-server/capability.ts'),
  script: () => import('../stack/apps/script/capability.ts'),
  setting: () => import('../stack/inputs/setting/capability.ts'),
  signal: () => import('../stack/inputs/signal/capability.ts'),
  'socket-options': () => import('../stack/sockets/socket-options/capability.ts'),
  switch: () => import('../stack/nodes/switch/capability.ts'),
  router: () => import('../stack/nodes/router/capability.ts'),
  delay: () => import('../stack/inputs/delay/capability.ts'),
  duplicate: () => import('../stack/inputs/duplicate/capability.ts'),
  corrupt: () => import('../stack/inputs/corrupt/capability.ts'),
  wire: () => import('../stack/links/wire/capability.ts'),
  type: () => import('../stack/inputs/type/capability.ts'),
  'by-hand': () => import('../stack/nodes/by-hand/capability.ts'),
  flows: () => import('../stack/apps/flows/capability.ts'),
  arp: () => import('../stack/apps/arp/capability.ts'),
  igmp: () => import('../stack/protocols/igmp/capability.ts'),
  dhcp: () => import('../stack/protocols/dhcp/capability.ts'),
  rarp: () => import('../stack/protocols/rarp/capability.ts'),
  hub: () => import('../stack/nodes/hub/capability.ts'),
  'half-duplex': () => import('../stack/links/half-duplex/capability.ts'),
  ping: () => import('../stack/apps/ping/capability.ts'),
  traceroute: () => import('../stack/apps/traceroute/capability.ts'),
  nc: () => import('../stack/apps/nc/capability.ts'),
  discard: () => import('../stack/apps/discard/capability.ts'),
  hook: () => import('../stack/inputs/hook/capability.ts'),
  network: () => import('../stack/nodes/network/capability.ts'),
  browser: () => import('../stack/apps/browser/capability.ts'),
  'static-route': () => import('../stack/inputs/static-route/capability.ts'),
};

/** What nearly every run needs, begun to be fetched before there is one. */
export function foresee(): void {
  // Whoever waits for it hears of a failure.
  for (const part of [loadChecks(), load('script', CAPABILITIES)]) part.catch(() => undefined);
}

/** Asked before every run; the same for all, and too large to wait for before there is one. */
export async function loadChecks(): Promise<Checks> {
  try {
    const { checks } = await import('../stack/world/schema/check.ts');
    return checks;
  } catch (error) {
    throw new Error('the part “check” could not be loaded', { cause: error });
  }
}

/** The kernel with these capabilities, too. What cannot be fetched is an error that says so. */
export async function extendKernel(
  kernel: Kernel,
  ids: readonly string[],
  loaders: Loaders = CAPABILITIES,
): Promise<Kernel> {
  const more = await Promise.all(ids.map((id) => load(id, loaders)));
  return kernelOf([...kernel.capabilities, ...more]);
}

async function load(id: string, loaders: Loaders): Promise<Capability> {
  try {
    const { capability } = await (loaders[id] as Loaders[string])();
    return capability;
  } catch (error) {
    throw new Error(`the part “${id}” could not be loaded`, { cause: error });
  }
}

/** Ids that a session needs and the kernel lacks, as far as there are loaders for them: of a patched scenario. */
export function missingFrom(
  kernel: Kernel,
  spec: ScenarioSpec,
  session: Session,
  loaders: Loaders = CAPABILITIES,
): string[] {
  return needsOf(spec, session, kernel).filter((id) => Object.hasOwn(loaders, id));
}
