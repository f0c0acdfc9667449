/** What a process inside the lab's namespaces does, by its part. */
import type { Part } from '../plan/network.ts';
import { runCard } from './card.ts';
import { runKernel } from './kernel.ts';
import { INSIDE } from './kernels.ts';
import { tell, whyOf } from './tell.ts';

/** Whether this process was started as a part of the lab; if so, it is one from now on. */
export async function insideLab(args: readonly string[] = process.argv): Promise<boolean> {
  const at = args.indexOf(INSIDE);
  if (at < 0) return false;
  const part = args[at + 1] as Part;
  process.title = `wireglass lab: ${part}`;
  try {
    await (part === 'card' ? runCard() : runKernel(part));
  } catch (error) {
    tell({ type: 'failed', why: whyOf(error) });
    process.exitCode = 1;
    process.disconnect?.();
    process.stdin.destroy();
  }
  return true;
}
