/** The programs that every world has. */
import { echoServer } from './echo-server/echo-server.ts';
import type { AppKind } from './kind.ts';
import { script } from './script/run.ts';

export const CORE_APPS: readonly AppKind[] = [script, echoServer];
