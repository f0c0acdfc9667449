/** What dig prints: messages in the form of master files, section by section. */
import { formatIpv4 } from '../../core/addresses.ts';
import { MILLISECOND } from '../../core/instant.ts';
import { className, DNS_PORT, opcodeName, rcodeName, TYPE_OPT } from '../../protocols/dns/codes.ts';
import { ednsOf, rcodeOf } from '../../protocols/dns/edns.ts';
import type { Message, RecordSection } from '../../protocols/dns/message.ts';
import { formatData, recordColumns } from '../../protocols/dns/presentation.ts';
import { type ResourceRecord, typeName } from '../../protocols/dns/record.ts';
import type { Answer } from '../../protocols/dns/stub-resolver.ts';

const HEADS: Readonly<Record<RecordSection, string>> = {
  answers: 'ANSWER',
  authorities: 'AUTHORITY',
  additionals: 'ADDITIONAL',
};

/** What one step of a walk has brought; nothing is said of addresses that were sought on the way. */
export function walkLines(
  { server, size, elapsed, over }: Answer,
  records: readonly ResourceRecord[],
): string[] {
  if (records.length === 0) return [];
  const time = Math.round(elapsed / MILLISECOND);
  const from = `${formatIpv4(server)}#${DNS_PORT}`;
  return [
    ...records.map((record) => recordColumns(record).join('\t')),
    `;; Received ${size} bytes from ${from} in ${time} ms (${over})`,
    '',
  ];
}

export function reportLines(answer: Answer, port: number): string[] {
  const { message, server, size, elapsed, over } = answer;
  const address = formatIpv4(server);
  return [
    ';; Got answer:',
    ...headLines(message),
    ...ednsLines(message),
    ...questionLines(message),
    ...(Object.keys(HEADS) as RecordSection[]).flatMap((section) => sectionLines(message, section)),
    `;; Query time: ${Math.round(elapsed / MILLISECOND)} msec`,
    `;; SERVER: ${address}#${port}(${address}) (${over})`,
    `;; MSG SIZE  rcvd: ${size}`,
  ];
}

function headLines(message: Message): string[] {
  const { questions, answers, authorities, additionals } = message;
  const counts = [
    `QUERY: ${questions.length}`,
    `ANSWER: ${answers.length}`,
    `AUTHORITY: ${authorities.length}`,
    `ADDITIONAL: ${additionals.length}`,
  ];
  const lines = [
    `;; ->>HEADER<<- opcode: ${opcodeName(message.opcode)}, status: ${rcodeName(rcodeOf(message))}, id: ${message.id}`,
    `;; flags: ${flagNames(message).join(' ')}; ${counts.join(', ')}`,
  ];
  if (message.recursionDesired && !message.recursionAvailable) {
    lines.push(';; WARNING: recursion requested but not available');
  }
  if (message.truncated)
    lines.push(';; WARNING: truncated, and not asked for again over TCP (+ignore)');
  return [...lines, ''];
}

/** The flags that are set, as dig abbreviates them. */
function flagNames(message: Message): string[] {
  const flags: readonly [boolean, string][] = [
    [message.response, 'qr'],
    [message.authoritative, 'aa'],
    [message.truncated, 'tc'],
    [message.recursionDesired, 'rd'],
    [message.recursionAvailable, 'ra'],
    [message.authenticData, 'ad'],
    [message.checkingDisabled, 'cd'],
  ];
  return flags.flatMap(([on, name]) => (on ? [name] : []));
}

function ednsLines(message: Message): string[] {
  const edns = ednsOf(message);
  if (!edns) return [];
  const flags = edns.dnssecOk ? ' do' : '';
  return [
    ';; OPT PSEUDOSECTION:',
    `; EDNS: version: ${edns.version}, flags:${flags}; udp: ${edns.size}`,
  ];
}

function questionLines({ questions }: Message): string[] {
  if (questions.length === 0) return [];
  const lines = questions.map(
    ({ name, class: number, type }) => `;${name}\t\t${className(number)}\t${typeName(type)}`,
  );
  return [';; QUESTION SECTION:', ...lines, ''];
}

function sectionLines(message: Message, section: RecordSection): string[] {
  const records = message[section].filter(({ type }) => type !== TYPE_OPT);
  if (records.length === 0) return [];
  const lines = records.map((record) => recordColumns(record).join('\t'));
  return [`;; ${HEADS[section]} SECTION:`, ...lines, ''];
}

/** The answers' RDATA alone. */
export function shortLines({ answers }: Message): string[] {
  return answers.map(({ data }) => formatData(data));
}
