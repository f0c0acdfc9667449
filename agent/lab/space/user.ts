/**
 * Whom the lab's processes become once all is set up, where root has started them. Sockets and
 * cards that are open stay open.
 */
import { dropPrivileges, type User } from '../../system/privileges.ts';

/** Not set where root inside is no root outside. */
const VARIABLE = 'WIREGLASS_LAB_USER';

export const laterUser = ({ uid, gid }: User): Record<string, string> => ({
  [VARIABLE]: `${uid}:${gid}`,
});

export function becomeLaterUser(environment = process.env, become = dropPrivileges): void {
  const wanted = environment[VARIABLE];
  if (wanted === undefined) return;
  const [uid, gid] = wanted.split(':').map(Number) as [number, number];
  become({ uid, gid });
}
