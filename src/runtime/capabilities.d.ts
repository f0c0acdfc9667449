/**
 * What is fetched only when a session needs it: a line for each capability, by its id, and a chunk of
 * its own in the build. The worker loads them before it begins a run, tests before they begin theirs.
 *
 *   dns: () => import('../stack/protocols/dns/capability.ts'),
 */
import { type Capability, type Kernel } from '../stack/capability.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Checks } from '../stack/world/schema/check.ts';
import type { Session } from '../stack/world/session-data.ts';
/** How capabilities are fetched, by their ids. */
export type Loaders = Readonly<
  Record<
    string,
    () => Promise<{
      readonly capability: Capability;
    }>
  >
>;
export declare const CAPABILITIES: Loaders;
/** What nearly every run needs, begun to be fetched before there is one. */
export declare function foresee(): void;
/** Asked before every run; the same for all, and too large to wait for before there is one. */
export declare function loadChecks(): Promise<Checks>;
/** The kernel with these capabilities, too. What cannot be fetched is an error that says so. */
export declare function extendKernel(
  kernel: Kernel,
  ids: readonly string[],
  loaders?: Loaders,
): Promise<Kernel>;
/** Ids that a session needs and the kernel lacks, as far as there are loaders for them: of a patched scenario. */
export declare function missingFrom(
  kernel: Kernel,
  spec: ScenarioSpec,
  session: Session,
  loaders?: Loaders,
): string[];
