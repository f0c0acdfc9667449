/** What a live world is made of is fetched before it begins. */
import { coreKernel, type Kernel } from '../../../stack/capability.ts';
import { checks } from '../../../stack/world/schema/check.ts';
import { extendKernel, type Loaders, missingFrom } from '../../capabilities.ts';
import type { LiveScenario } from '../../live/messages.ts';

/** The kernel that the world needs, once it has been looked at as any other that comes from outside. */
export async function liveKernel(
  { spec }: LiveScenario,
  seed: number,
  loaders: Loaders,
): Promise<Kernel> {
  const session = { scenario: spec.id, seed, inputs: [] };
  let kernel = coreKernel;
  // What was loaded may know of further needs.
  for (let ids = missingFrom(kernel, spec, session, loaders); ids.length > 0; ) {
    kernel = await extendKernel(kernel, ids, loaders);
    ids = missingFrom(kernel, spec, session, loaders);
  }
  checks.run(spec, session, kernel);
  return kernel;
}
