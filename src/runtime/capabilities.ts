/**
 * What is fetched only when a session needs it: a line for each capability, by its id, and a chunk of
 * its own in the build. The worker loads them before it begins a run, tests before they begin theirs.
 *
 *   dns: () => import('../stack/protocols/dns/capability.ts'),
 */
import { type Capability, CORE, type Kernel, kernelOf } from '../stack/capability.ts';
import { needsOf } from '../stack/world/needs.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Checks } from '../stack/world/schema/check.ts';
import type { Session } from '../stack/world/session-data.ts';

/** How capabilities are fetched, by their ids. */
export type Loaders = Readonly<Record<string, () => Promise<{ readonly capability: Capability }>>>;

export const CAPABILITIES: Loaders = {
  'echo-server': () => import('../stack/apps/echo-server/capability.ts'),
  'layered-streams': () => import('../stack/nodes/host/layered-streams/capability.ts'),
  dns: () => import('../stack/protocols/dns/capability.ts'),
  switch: () => import('../stack/nodes/switch/capability.ts'),
};

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

/** Ids that a session needs and the kernel lacks, as far as there are loaders for them. */
export function missingFrom(
  kernel: Kernel,
  spec: ScenarioSpec,
  session: Session,
  loaders: Loaders = CAPABILITIES,
): string[] {
  return needsOf(spec, session, kernel).filter((id) => Object.hasOwn(loaders, id));
}

/** A kernel that a session can be run with: the core and what the session needs besides. */
export async function kernelFor(
  spec: ScenarioSpec,
  session: Session,
  loaders: Loaders = CAPABILITIES,
): Promise<Kernel> {
  let kernel = kernelOf(CORE);
  // What was loaded may know of further needs: a kind of node knows what its programs are.
  for (;;) {
    const missing = missingFrom(kernel, spec, session, loaders);
    if (missing.length === 0) return kernel;
    kernel = await extendKernel(kernel, missing, loaders);
  }
}
