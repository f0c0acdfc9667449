/** Programs beside the kernel's stack, and what they say. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { type Namespaces, PYTHON, start } from './namespaces.ts';

const SCRIPT = join(root, 'lab/kernel/peer.py');

export interface Peer {
  /** Resolves when a server listens. */
  ready: Promise<void>;
  /** The last line it printed, once it has ended. */
  said: Promise<string>;
  write: (text: string) => void;
  signal: (name: NodeJS.Signals) => void;
}

/** Runs one of the roles of peer.py. */
export function peer(spaces: Namespaces, role: string, ...args: (string | number)[]): Peer {
  const child = start(spaces, spaces.kernel, PYTHON, SCRIPT, role, ...args.map(String));
  let output = '';
  let errors = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.startsWith('ready')) resolve();
    });
    child.once('close', () => reject(new Error(`${role} never listened: ${errors}`)));
  });
  ready.catch(() => {});
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const said = new Promise<string>((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(output.trimEnd().split('\n').pop() ?? '');
      else reject(new Error(`${role} ended with ${code}: ${errors}`));
    });
  });
  // A test that fails before it asks must not be drowned out by this.
  said.catch(() => {});
  return {
    ...{ ready, said },
    write: (text) => child.stdin?.write(text),
    signal: (name) => child.kill(name),
  };
}

/** What `fetch` and its like say of these bytes. */
export function digest(bytes: Uint8Array): string {
  return `${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`;
}
