import { expect, test } from 'vitest';
import type { User } from '../../system/privileges.ts';
import { becomeLaterUser, laterUser } from './user.ts';

const become = (environment: NodeJS.ProcessEnv) => {
  const users: User[] = [];
  becomeLaterUser(environment, (user) => void users.push(user));
  return users;
};

test('a process that root has started becomes the user that it was told', () => {
  const user = { uid: 1000, gid: 100 };
  expect(become(laterUser(user))).toEqual([user]);
});

test('one that was told none stays who it is', () => {
  expect(become({})).toEqual([]);
});
