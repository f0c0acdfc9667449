import { describe, expect, test } from 'vitest';
import { dropPrivileges, type Ids, invokingUser, userToBecome } from './privileges.ts';

const CALLER = { SUDO_UID: '1000', SUDO_GID: '1001' };

/** A process that counts what it is asked. */
function fakeProcess(uid = 0, sticky = false) {
  const calls: string[] = [];
  let now = uid;
  const ids: Ids = {
    getuid: () => now,
    geteuid: () => now,
    setgroups: (groups) => void calls.push(`groups ${groups.length}`),
    setgid: (id) => void calls.push(`gid ${id}`),
    setuid(id) {
      if (id === 0 && now !== 0 && !sticky) throw new Error('EPERM');
      calls.push(`uid ${id}`);
      now = id as number;
    },
  };
  return { ids, calls };
}

describe('privileges', () => {
  test('are given away in the only order in which that works', () => {
    const { ids, calls } = fakeProcess();
    dropPrivileges({ uid: 1000, gid: 1001 }, ids);
    expect(calls).toEqual(['groups 0', 'gid 1001', 'uid 1000']);
  });

  test('that could be had back end the agent', () => {
    const { ids } = fakeProcess(0, true);
    expect(() => dropPrivileges({ uid: 1000, gid: 1001 }, ids)).toThrow(/could not be given away/);
  });

  test('that we never had need not be given away', () => {
    const { ids, calls } = fakeProcess(1000);
    dropPrivileges({ uid: 1000, gid: 1000 }, ids);
    expect(calls).toEqual([]);
  });
});

describe('whom to become', () => {
  test('who called us through sudo or doas', () => {
    expect(invokingUser(CALLER)).toEqual({ uid: 1000, gid: 1001 });
    expect(invokingUser({ DOAS_UID: '5', DOAS_GID: '6' })).toEqual({ uid: 5, gid: 6 });
  });

  test('never root, and nobody that is not a number', () => {
    expect(invokingUser({ SUDO_UID: '0', SUDO_GID: '0' })).toBeUndefined();
    expect(invokingUser({ SUDO_UID: 'root', SUDO_GID: '1' })).toBeUndefined();
    expect(userToBecome({}, '/').uid).toBe(65_534);
  });
});
