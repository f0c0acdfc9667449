/** How name servers send answers, and say so. */
import { rcodeName } from '../../protocols/dns/codes.ts';
import { rcodeOf } from '../../protocols/dns/edns.ts';
import '../../protocols/dns/events.ts';
import { decodeMessage, encodeMessage, type Message } from '../../protocols/dns/message.ts';
import { typeName } from '../../protocols/dns/record.ts';
import { framed, joined } from '../../protocols/dns/stream.ts';
import type { AppEnv } from '../kind.ts';
import { resultOf } from '../non-blocking.ts';
import { type Asker, type Doors, hangUp } from './doors.ts';

/** Sends an answer of at most so many octets; what is left out of it, `encodeMessage` decides. */
export function sendAnswer(
  doors: Doors,
  { over, address, port, fd }: Asker,
  answer: Message,
  limit: number | undefined,
  env: AppEnv,
): void {
  const message = encodeMessage(answer, limit);
  // What is sent may be less than the answer: records that do not fit are left out.
  const sent = decodeMessage(message).message;
  const body = {
    ...aboutMessage(sent, env),
    peer: address,
    rcode: rcodeName(rcodeOf(sent)),
    answers: sent.answers.length,
    authoritative: sent.authoritative,
    truncated: sent.truncated,
    over,
  };
  const data = over === 'TCP' ? framed(message) : message;
  const client = over === 'TCP' ? doors.clients.get(fd) : undefined;
  if (over === 'TCP' && client === undefined) return;
  if (client !== undefined && client.owed.length > 0) {
    env.trace('dns.response.sent', body);
    client.owed = joined(client.owed, data);
    return;
  }
  const request =
    client === undefined
      ? ({ name: 'sendto', fd, data, address, port } as const)
      : ({ name: 'send', fd, data } as const);
  const { value, error } = resultOf(env.say('dns.response.sent', body, request));
  if (client !== undefined && (error === undefined || error === 'EAGAIN')) {
    client.owed = data.slice(Math.max(0, value));
    return;
  }
  if (error === undefined) return;
  env.trace('dns.response.failed', { ...aboutMessage(answer, env), peer: address, why: error });
  if (client !== undefined) hangUp(doors, fd, env);
}

/** What events about a message say of it. A query that cannot be read may be about nothing. */
export function aboutMessage({ id, questions: [question] }: Message, env: AppEnv) {
  const type = question === undefined ? '' : typeName(question.type);
  return { process: env.pid, messageId: id, name: question?.name ?? '', type };
}
