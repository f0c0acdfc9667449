/** The programs that every world has. */
import type { AppKind } from './kind.ts';
import { script } from './script/run.ts';

export const CORE_APPS: readonly AppKind[] = [script];
