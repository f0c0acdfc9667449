import { describe, expect, test } from 'vitest';
import { readCommand } from './options.ts';

const read = (line: string) => readCommand(line === '' ? [] : line.split(' '));

describe('the command line', () => {
  test('alone starts the lab', () => {
    expect(read('')).toEqual({ do: 'lab', newToken: false });
    expect(read('--port 5000 --new-token')).toEqual({ do: 'lab', port: 5000, newToken: true });
  });

  test('with a card opens it, with DHCP where nothing else is said', () => {
    const card = { interface: 'eth0', ip: 'dhcp', port: 4600, newToken: false };
    expect(read('--interface eth0')).toEqual({ do: 'card', card });
    expect(read('--interface=eth0 --ip=dhcp')).toEqual({ do: 'card', card });
    expect(read('--interface eth0 --mac host')).toEqual({
      do: 'card',
      card: { ...card, mac: 'host' },
    });
  });

  test('may say address and gateway', () => {
    const ip = { address: '10.77.0.2', prefixLength: 24, gateway: '10.77.0.1' };
    expect(read('--interface eth0 --ip 10.77.0.2/24 --gateway 10.77.0.1')).toMatchObject({
      card: { ip },
    });
  });

  test('may ask for a list of cards', () => {
    expect(read('--choose --mac own')).toMatchObject({ do: 'choose', card: { mac: 'own' } });
  });

  test.each([
    ['--tap', '10.78.0.2', 24, '10.78.0.1'],
    ['--tap --ip 192.168.9.1/24', '192.168.9.1', 24, '192.168.9.2'],
    ['--tap --ip 192.168.9.8/31', '192.168.9.8', 31, '192.168.9.9'],
    ['--tap --ip 192.168.9.8/24 --gateway 192.168.9.9', '192.168.9.8', 24, '192.168.9.9'],
  ])(
    '%s: a wire to this computer, with an address for each end',
    (line, address, prefixLength, gateway) => {
      const tap = { ip: { address, prefixLength, gateway }, port: 4600, newToken: false };
      expect(read(line)).toEqual({ do: 'tap', tap });
    },
  );

  test.each([
    ['--tap --ip dhcp', 'tap-ip', 'dhcp'],
    ['--tap --ip 192.168.9.8/32', 'tap-ip', '192.168.9.8/32'],
    ['--tap --interface eth0', 'tap-alone', '--interface'],
    ['--tap --mac own', 'tap-alone', '--mac'],
    ['--interfaces eth0', 'unknown', '--interfaces'],
    ['eth0', 'unknown', 'eth0'],
    ['--interface', 'value', '--interface'],
    ['--interface --choose', 'value', '--interface'],
    ['--interface eth0 --mac mine', 'mac', 'mine'],
    ['--interface eth0 --ip 10.77.0.2', 'ip', '10.77.0.2'],
    ['--interface eth0 --ip 10.77.0.0/24', 'ip', '10.77.0.0/24'],
    ['--interface eth0 --ip 10.77.0.255/24', 'ip', '10.77.0.255/24'],
    ['--interface eth0 --ip 10.77.0.2/33', 'ip', '10.77.0.2/33'],
    ['--interface eth0 --ip 224.0.0.1/24', 'ip', '224.0.0.1/24'],
    ['--interface eth0 --ip 10.77.0.2/24 --gateway 10.78.0.1', 'gateway', '10.78.0.1'],
    ['--interface eth0 --ip 10.77.0.2/24 --gateway 10.77.0.2', 'gateway', '10.77.0.2'],
    ['--interface eth0 --gateway 10.77.0.1', 'gateway', '10.77.0.1'],
    ['--port 70000', 'port', '70000'],
    ['--port 46oo', 'port', '46oo'],
    ['--ip dhcp', 'card-first', '--ip'],
  ])('%s: what is wrong is said', (line, mistake, word) => {
    expect(read(line)).toEqual({ mistake, word });
  });
});
