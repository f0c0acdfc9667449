import type { Localized } from '../../../i18n/language.ts';
import type { TcpTimerName } from '../../../stack/trace/tcp-names.ts';
import { type RfcRef, rfc } from '../../../stack/wire/text/types.ts';

interface TimerText {
  readonly name: Localized;
  readonly ref: RfcRef;
}

/** The seven timers of a connection, as a sentence names them. */
export const TCP_TIMER: Readonly<Record<TcpTimerName, TimerText>> = {
  connection: { name: { en: 'connection', zh: '连接' }, ref: rfc(9293, '3.8.3') },
  retransmission: { name: { en: 'retransmission', zh: '重传' }, ref: rfc(6298, '5') },
  'delayed-ack': { name: { en: 'delayed-ACK', zh: '延迟确认' }, ref: rfc(9293, '3.8.6.3') },
  persist: { name: { en: 'persist', zh: '坚持' }, ref: rfc(9293, '3.8.6.1') },
  keepalive: { name: { en: 'keep-alive', zh: '保活' }, ref: rfc(9293, '3.8.4') },
  'fin-wait-2': { name: { en: 'FIN_WAIT_2', zh: ' FIN_WAIT_2 ' }, ref: rfc(9293, '3.6') },
  'time-wait': { name: { en: 'TIME_WAIT', zh: ' TIME_WAIT ' }, ref: rfc(9293, '3.6.1') },
};

/** A timer of any layer; one that has no words of its own keeps the name the stack gives it. */
export function timerText(layer: string, name: string): { name: Localized; ref?: RfcRef } {
  const known = layer === 'tcp' ? TCP_TIMER[name as TcpTimerName] : undefined;
  if (known !== undefined) return known;
  if (layer === 'arp') return { name: { en: 'ARP', zh: ' ARP ' }, ref: rfc(1122, '2.3.2') };
  if (layer === 'app') return { name: { en: 'program’s own', zh: '程序自己的' } };
  return { name: { en: name, zh: ` ${name} ` } };
}
