/**
 * A server that waits, a client that connects, one request and its answer. Between some calls stands
 * a moment, for a question about the next call to stand in.
 */
import { MILLISECOND, MINUTE } from '../../stack/core/instant.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { DELAY, PAUSE, SERVER, twoHosts } from '../two-hosts.ts';

const MOMENT = 5 * MILLISECOND;

export const scenario: ScenarioSpec = twoHosts(
  'three-way-handshake',
  {
    client: [
      {
        name: 'browser',
        // The server is seen waiting before anybody comes.
        startAt: DELAY - MOMENT,
        steps: [
          { do: 'socket', as: 's' },
          { do: 'wait', for: MOMENT },
          { do: 'connect', on: 's', ...SERVER },
          { do: 'wait', for: PAUSE },
          { do: 'send', on: 's', text: 'GET /' },
          { do: 'recv', on: 's', size: 100 },
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
          { do: 'wait', for: MOMENT },
          { do: 'accept', on: 'door', as: 'caller' },
          { do: 'recv', on: 'caller', size: 100 },
          { do: 'send', on: 'caller', text: 'Hello, client!' },
        ],
      },
    ],
  },
  // Longer than a stack tries: a learner may drop every SYN there is.
  5 * MINUTE,
);
