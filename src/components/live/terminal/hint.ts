/** What Enter would do with the line as it stands. */
import { parseNc } from '../../../stack/apps/nc/command.ts';
import { formatIpv4 } from '../../../stack/core/addresses.ts';
import type { LiveText } from '../text.ts';
import type { Order } from './language.ts';
import { readLine } from './language.ts';
import { closesPolitely, sentBytes } from './obey.ts';
import { openTalks, type Spoken, type Talk } from './spoken.ts';

export function hintFor(line: string, spoken: Spoken, text: LiveText): string {
  const talks = openTalks(spoken);
  const read = readLine(
    line,
    talks.map(({ number }) => number),
  );
  if (read === undefined) return '';
  if ('fault' in read) {
    const { fault } = read;
    // What is still being typed is not wrong yet.
    return fault.why === 'unknown' ? '' : text(`usage.${fault.command}`);
  }
  return orderHint(read.order, talks, text);
}

function orderHint(order: Order, talks: readonly Talk[], text: LiveText): string {
  switch (order.what) {
    case 'run':
      if (order.tool === 'dig') return text('hint.dig');
      return text(`hint.${order.tool}`, { host: order.name ?? hostIn(order.line('')) });
    case 'open':
      if (order.name !== undefined) return text('hint.lookup', { host: order.name });
      return openHint(order.line(''), text);
    case 'send':
    case 'close': {
      const wanted = order.what === 'send' ? order.to : order.which;
      const talk = wanted === undefined ? talks.at(-1) : talks.find((it) => it.number === wanted);
      if (talk === undefined) return text('usage.connect');
      const { number: n } = talk;
      if (order.what === 'send') return text('hint.send', { n, bytes: sentBytes(order.text) });
      return closesPolitely(talk) ? text('hint.close') : text('hint.give-up', { n });
    }
    case 'help':
      return text('about.help');
    default:
      return text(`about.${order.what}`);
  }
}

function openHint(line: string, text: LiveText): string {
  const group = parseNc(line).command?.group ?? 0;
  if (group !== 0) return text('hint.group', { group: formatIpv4(group) });
  if (/ -\w*u/.test(line)) return text('hint.udp');
  return text(/ -\w*l/.test(line) ? 'hint.listen' : 'hint.connect');
}

/** The address in a line for ping or traceroute. */
const hostIn = (line: string) => /\b\d+\.\d+\.\d+\.\d+\b/.exec(line)?.[0] ?? '';
