/**
 * The token that a page must have. It is kept in a file that only its owner reads, so that an agent
 * that was started again takes its page back.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isToken } from '../../src/relay/protocol.ts';

const TOKEN_BYTES = 24;
/** Anybody else's permissions. */
const OTHERS = 0o077;

/** Where the token of a user is kept (XDG Base Directory Specification); undefined without a home. */
export function tokenFile(
  home: string | undefined,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const ofHome = home === undefined ? undefined : join(home, '.local', 'state');
  const state = environment.XDG_STATE_HOME || ofHome;
  return state === undefined ? undefined : join(state, 'wireglass', 'token');
}

/** The token of a file that nobody else could have read; undefined when there is none. */
function kept(file: string): string | undefined {
  try {
    const windows = process.platform === 'win32';
    if (!windows && (statSync(file).mode & OTHERS) !== 0) return undefined;
    const text = readFileSync(file, 'utf8').trim();
    return isToken(text) && text.length >= TOKEN_BYTES ? text : undefined;
  } catch {
    return undefined;
  }
}

export interface TokenOptions {
  readonly file: string;
  readonly mode: number;
  /** Another one, whatever there is. */
  readonly another?: boolean;
}

const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url');

export function loadToken({ file, mode, another = false }: TokenOptions): string {
  const before = another ? undefined : kept(file);
  if (before !== undefined) return before;
  const token = newToken();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${token}\n`, { mode, flag: 'wx' });
  renameSync(fresh, file);
  return token;
}

/**
 * The same for a user who may have no home, or none that can be written to: then the token lasts as
 * long as the agent does.
 */
export function tokenKeptIf(
  file: string | undefined,
  options: Omit<TokenOptions, 'file'>,
): { readonly token: string; readonly kept: boolean } {
  try {
    if (file !== undefined) return { token: loadToken({ file, ...options }), kept: true };
  } catch (error) {
    // What is no error of the file system is one of ours.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
  return { token: newToken(), kept: false };
}
