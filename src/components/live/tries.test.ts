import { expect, test } from 'vitest';
import type { Hello } from '../../relay/messages.ts';
import { linesOf } from './tries.ts';

const tries = {
  type: ['ping {gateway}', 'ping {neighbour}', 'connect {web} 80'],
  look: { en: '', zh: '' },
};
const service = (name: string) => ({ name, address: '10.0.0.1' });
const lab = {
  ...{ gateway: '10.0.0.1', web: service('web.lab'), dns: service('dns.lab') },
  ...{ echo: service('echo.lab'), names: ['web.lab', 'neighbour.lab'] },
};

test('a lesson’s lines have the names of the network', () => {
  expect(linesOf(tries, { lab, ip: 'dhcp' } as unknown as Hello)).toEqual([
    ...['ping gateway.lab', 'ping neighbour.lab', 'connect web.lab 80'],
  ]);
});

test('what is not known of a network is not asked to be typed', () => {
  expect(linesOf(tries, { ip: 'dhcp' } as Hello)).toEqual(['connect example.com 80']);
});
