/** What most tests of a transfer have their hosts do: one asks, the other answers, and both close. */
import type { ScriptStep } from '../script.ts';

/** Where servers listen. */
const PORT = 80;

export const fetchFrom = (address: number, port = PORT): ScriptStep[] => [
  { do: 'socket', as: 's' },
  { do: 'connect', on: 's', address, port },
  { do: 'send', on: 's', text: 'GET /' },
  { do: 'recvAll', on: 's', size: 65_536 },
  { do: 'close', on: 's' },
];

/** One caller is answered with so many bytes. */
export const servesOnce = (bytes: number): ScriptStep[] => [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port: PORT },
  { do: 'listen', on: 'l', backlog: 5 },
  { do: 'accept', on: 'l', as: 'c' },
  { do: 'recv', on: 'c', size: 1000 },
  { do: 'send', on: 'c', bytes },
  { do: 'close', on: 'c' },
];
