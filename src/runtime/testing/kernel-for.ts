/** For whoever runs a session without the worker, which asks its checks for patches (worker/runner.ts). */
import { CORE, type Kernel, kernelOf } from '../../stack/capability.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import type { Session } from '../../stack/world/session-data.ts';
import { patched } from '../../stack/world/session-patch.ts';
import { CAPABILITIES, extendKernel, type Loaders, missingFrom } from '../capabilities.ts';

/** A kernel that a session can be run with: the core and what the session needs besides. */
export async function kernelFor(
  spec: ScenarioSpec,
  session: Session,
  loaders: Loaders = CAPABILITIES,
): Promise<Kernel> {
  let kernel = kernelOf(CORE);
  // What was loaded may know of further needs: a kind of node knows what its programs are.
  const changed = patched(spec, session.patch).spec;
  for (;;) {
    const missing = missingFrom(kernel, changed, session, loaders);
    if (missing.length === 0) return kernel;
    kernel = await extendKernel(kernel, missing, loaders);
  }
}
