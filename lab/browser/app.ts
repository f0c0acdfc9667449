/** The app as the agent serves it. */
import { builtApp } from '../../scripts/lib/app.mjs';
import { bin } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';

/** Tests have an environment of their own, in which React would be built for developers, and be slow. */
export async function buildAppIfOld(): Promise<void> {
  if (builtApp() === 'current') return;
  const env = { NODE_ENV: 'production' };
  const vite = [bin('vite', 'vite'), 'build', '--logLevel', 'warn'];
  const built = await run(process.execPath, vite, { env });
  if (built !== 0) throw new Error('the app could not be built');
}
