/**
 * Three connections, each long after the one before. In the first the client closes its direction
 * only and the server goes on sending; in the second both close as soon as they can, the client
 * first; in the third the server does.
 */
import { MINUTE, SECOND } from '../../stack/core/instant.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { PAUSE, SERVER, twoHosts } from '../two-hosts.ts';

/** The second connection begins when nothing is left of the first. */
export const SECOND_CONNECTION = 70 * SECOND;

/** And the third, when nothing is left of the second. */
export const THIRD_CONNECTION = 2 * SECOND_CONNECTION;

export const scenario: ScenarioSpec = twoHosts(
  'four-way-close',
  {
    client: [
      {
        name: 'first',
        steps: [
          { do: 'socket', as: 's' },
          { do: 'connect', on: 's', ...SERVER },
          { do: 'wait', for: PAUSE },
          { do: 'send', on: 's', text: 'GET /report' },
          { do: 'recv', on: 's', size: 100 },
          { do: 'wait', for: PAUSE },
          { do: 'shutdown', on: 's', how: 'wr' },
          { do: 'recvAll', on: 's', size: 100 },
          { do: 'close', on: 's' },
        ],
      },
      {
        name: 'second',
        startAt: SECOND_CONNECTION,
        steps: [
          { do: 'socket', as: 's' },
          { do: 'connect', on: 's', ...SERVER },
          { do: 'wait', for: PAUSE },
          { do: 'send', on: 's', text: 'GET /time' },
          { do: 'recv', on: 's', size: 100 },
          { do: 'wait', for: PAUSE },
          { do: 'close', on: 's' },
        ],
      },
      {
        name: 'third',
        startAt: THIRD_CONNECTION,
        steps: [
          { do: 'socket', as: 's' },
          { do: 'connect', on: 's', ...SERVER },
          { do: 'wait', for: PAUSE },
          { do: 'send', on: 's', text: 'GET /news' },
          { do: 'recv', on: 's', size: 100 },
          { do: 'recv', on: 's', size: 100 },
          { do: 'wait', for: PAUSE },
          { do: 'close', on: 's' },
        ],
      },
    ],
    server: [
      {
        name: 'web server',
        steps: [
          { do: 'socket', as: 'door' },
          { do: 'bind', on: 'door', port: SERVER.port },
          { do: 'listen', on: 'door', backlog: 5 },
          { do: 'accept', on: 'door', as: 'one' },
          { do: 'recv', on: 'one', size: 100 },
          { do: 'send', on: 'one', text: 'Report, part 1' },
          { do: 'recv', on: 'one', size: 100 },
          { do: 'wait', for: 3 * PAUSE },
          { do: 'send', on: 'one', text: 'Report, part 2' },
          { do: 'wait', for: 4 * PAUSE },
          { do: 'close', on: 'one' },
          { do: 'accept', on: 'door', as: 'two' },
          { do: 'recv', on: 'two', size: 100 },
          { do: 'send', on: 'two', text: 'A quarter past ten' },
          { do: 'recv', on: 'two', size: 100 },
          { do: 'wait', for: PAUSE },
          { do: 'close', on: 'two' },
          { do: 'accept', on: 'door', as: 'three' },
          { do: 'recv', on: 'three', size: 100 },
          { do: 'send', on: 'three', text: 'No news today' },
          { do: 'wait', for: PAUSE },
          { do: 'close', on: 'three' },
        ],
      },
    ],
  },
  10 * MINUTE,
);
