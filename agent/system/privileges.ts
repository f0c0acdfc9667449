/**
 * The card is opened as root; everything else is done as whoever called us. Node's calls change
 * every thread of the process, and with the last root id go all capabilities, so that nothing can
 * open a card again.
 */
import { statSync } from 'node:fs';

export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody`, on every system that has one. */
const NOBODY: User = { uid: 65_534, gid: 65_534 };

/** Who called us through sudo or doas; undefined when nobody did. */
export function invokingUser(environment: NodeJS.ProcessEnv): User | undefined {
  const uid = Number(environment.SUDO_UID ?? environment.DOAS_UID ?? Number.NaN);
  const gid = Number(environment.SUDO_GID ?? environment.DOAS_GID ?? Number.NaN);
  const is = (id: number) => Number.isInteger(id) && id > 0;
  return is(uid) && is(gid) ? { uid, gid } : undefined;
}

/** Whom to become: who called us, or whose the project is, or nobody. */
export function userToBecome(environment: NodeJS.ProcessEnv, project: string): User {
  const caller = invokingUser(environment);
  if (caller !== undefined) return caller;
  const { uid, gid } = statSync(project);
  return uid > 0 ? { uid, gid } : NOBODY;
}

/** What of `process` is needed; Windows has none of it. */
export type Ids = Pick<NodeJS.Process, 'getuid' | 'geteuid' | 'setgroups' | 'setgid' | 'setuid'>;

export const isRoot = (ids: Ids = process): boolean => ids.geteuid?.() === 0;

/** Becomes this user for good; throws when any of it could be undone. */
export function dropPrivileges({ uid, gid }: User, ids: Ids = process): void {
  if (!isRoot(ids)) return;
  // In this order: without root's user id, the others could not be given away any more.
  ids.setgroups?.([]);
  ids.setgid?.(gid);
  ids.setuid?.(uid);
  let again = true;
  try {
    ids.setuid?.(0);
  } catch {
    again = false;
  }
  if (again || ids.getuid?.() !== uid || ids.geteuid?.() !== uid) {
    throw new Error('the privileges of root could not be given away');
  }
}
