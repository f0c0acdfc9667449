/** Runs what `plan/commands.ts` says, in the namespace that this process is in. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** An ordinary user's PATH often lacks the folders of `ip`. */
export const withSystemPath = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...env,
  PATH: `${env.PATH ?? ''}:/usr/sbin:/sbin`,
});

export function runIp(commands: readonly (readonly string[])[]): void {
  const input = commands.map((words) => `${words.join(' ')}\n`).join('');
  execFileSync('ip', ['-batch', '-'], {
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: withSystemPath(process.env),
  });
}

/** What cannot be set is as the system has it: a container may keep /proc/sys for reading only. */
export function applySettings(settings: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(settings)) {
    try {
      writeFileSync(`/proc/sys/net/${name}`, value);
    } catch {
      // The network does without it.
    }
  }
}
