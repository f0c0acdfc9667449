import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { CLIENT, makeTrace, SERVER, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import type { Language } from '../../../stack/core/localized.ts';
import { sayEvents } from './say.ts';

function tell(language: Language): string[] {
  const trace = makeTrace();
  const syn = trace.send(0, CLIENT, -1, ['SYN'], 'syn', 0, 0);
  const received = trace.deliver(syn);
  trace.become(syn.arrives, SERVER, received, 'LISTEN', 'SYN_RECEIVED', 'rcv SYN');
  const data = trace.send(syn.arrives, SERVER, received, ['ACK'], 'data', 1, 1, 18);
  trace.drop(data, syn.arrives + 5, 'learner');
  trace.add(90_000, 'timer.fired', SERVER, -1, { conn: 1, layer: 'tcp', name: 'retransmission' });
  const model = recordedRun(trace.log, TWO_HOSTS);
  return Array.from({ length: trace.log.count }, (_, id) =>
    sayEvents(model, id, id + 1, language),
  ).filter(Boolean);
}

describe('what the live region says', () => {
  it('is a sentence an event, for those that people care about', () => {
    expect(tell('en')).toEqual([
      'client sends SYN to server',
      'SYN arrives at server',
      'server goes from LISTEN to SYN_RECEIVED',
      'server sends ACK with 18 bytes to client',
      'ACK from server is dropped, as you asked',
      'the retransmission timer fires at server',
    ]);
  });

  it('is said in Chinese too', () => {
    expect(tell('zh')).toEqual([
      '客户端向服务器发送 SYN',
      'SYN 到达服务器',
      '服务器从 LISTEN 变为 SYN_RECEIVED',
      '服务器向客户端发送 ACK，带 18 字节数据',
      '服务器发出的 ACK 按你的要求丢弃了',
      '服务器的重传定时器到时',
    ]);
  });
});
