/** The machines that there are: every folder here with a `kind.ts`. */
import type { MachineKind } from './kind.ts';

const found = import.meta.glob<MachineKind>('./*/kind.ts', { eager: true, import: 'kind' });

export const MACHINES: readonly MachineKind[] = Object.values(found).sort(
  (a, b) => a.order - b.order,
);
