import { expect, test } from 'vitest';
import { type Attempt, SETTINGS, whyNoLab } from './why-not.ts';
import { labText } from './words.ts';

const sudo = 'sudo npm run agent';
const why = (attempt: Partial<Attempt>) =>
  whyNoLab({ platform: 'linux', root: false, said: '', settings: {}, sudo, ...attempt });
const refused = { said: 'unshare: unshare failed: Operation not permitted' };

test.each(['darwin', 'win32'])('on %s it says what there is instead', (platform) => {
  expect(labText(why({ platform }), 'en')).toMatch(/Linux.*npm start.*--choose/);
  expect(labText(why({ platform }), 'zh')).toMatch(/Linux.*npm start.*--choose/);
});

test('where ordinary users may not, it offers the same with root', () => {
  expect(why(refused)).toEqual({ word: 'restricted', values: { sudo } });
  expect(labText(why(refused), 'en')).toMatch(/^Ordinary users may not .*: sudo npm run agent$/);
});

test.each([
  ['kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['kernel/unprivileged_userns_clone', '0'],
  ['user/max_user_namespaces', '0'],
] as const)('it names the setting %s that forbids it', (name, value) => {
  const setting = name.replace('/', '.');
  expect(SETTINGS).toContain(name);
  expect(why({ ...refused, settings: { [name]: value } }).values).toEqual({ sudo, setting });
  expect(why({ ...refused, settings: { [name]: '5' } }).word).toBe('restricted');
});

test('what root may not is not offered with sudo', () => {
  expect(labText(why({ ...refused, root: true }), 'en')).not.toContain('sudo');
});

test('a command that is missing is named, with its package', () => {
  const values = (said: string) => why({ said }).values;
  expect(values('spawnSync ip ENOENT')).toEqual({ command: 'ip', package: 'iproute2' });
  expect(values('spawn unshare ENOENT')).toEqual({ command: 'unshare', package: 'util-linux' });
});

test('any other trouble is told as it was told', () => {
  const said = 'the server has ended';
  expect(why({ said })).toEqual({ word: 'broken', values: { said }, instead: true });
});

test.each(['en', 'zh'] as const)('it is one line, whatever it says (%s)', (language) => {
  const attempts = [refused, { said: 'x' }, { platform: 'darwin' }, { ...refused, root: true }];
  for (const attempt of attempts) expect(labText(why(attempt), language)).not.toMatch(/\n|\{/);
});
