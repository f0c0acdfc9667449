/** The events that the lesson speaks of, in each of its connections. */
import { becomes, received, segment } from '../../stack/protocols/tcp/predicates.ts';
import { calls, type Predicate } from '../../stack/trace/predicates.ts';

export const shutdown = calls('shutdown').at('client');
export const clientFin = segment('FIN', 'ACK').from('client');
export const finAck = clientFin.then(segment('ACK').from('server'));
/** What the server says after the client's goodbye. */
export const lateData = clientFin
  .then(received('ACK').at('client'))
  .then(received('ACK').at('client'));
export const serverFin = segment('FIN', 'ACK').from('server');
export const lastAck = serverFin.then(segment('ACK').from('client'));
/** With the last ACK, the server has no more to do with the connection. */
export const serverDone = becomes('CLOSED', 'rcv ACK of FIN').at('server');
export const timeWait = becomes('TIME_WAIT').at('client');
export const timeWaitOver = becomes('CLOSED', 'timeout 2MSL').at('client');

/** The same in the second connection. */
export const second = (what: Predicate) => timeWaitOver.then(what);

/** And in the third. */
export const third = (what: Predicate) => second(timeWaitOver.then(what));
export const serverWaits = third(becomes('TIME_WAIT').at('server'));
export const clientDone = third(becomes('CLOSED').at('client'));
