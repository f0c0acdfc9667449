/** For whoever runs a session without the worker, which asks its checks for patches (worker/runner.ts). */
import { type Kernel } from '../../stack/capability.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import type { Session } from '../../stack/world/session-data.ts';
import { type Loaders } from '../capabilities.ts';
/** A kernel that a session can be run with: the core and what the session needs besides. */
export declare function kernelFor(
  spec: ScenarioSpec,
  session: Session,
  loaders?: Loaders,
): Promise<Kernel>;
