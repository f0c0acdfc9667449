import { expect, test } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import { CLIENT, makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { rfcLabel } from '../../../stack/core/rfc.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import { sceneOf, textOf } from './scene.ts';
import { wordsOf } from './tables.ts';

/** A program opens a socket of a type and reads from it. */
function reading(type: string, waits = false) {
  const trace = makeTrace();
  const process = 0;
  const at = { call: 0, process, fd: -1 };
  trace.add(0, 'socket.call', CLIENT, -1, { ...at, name: 'socket', args: type });
  const opened = { call: 0, process, name: 'socket', result: '3', fd: 3, blocked: false };
  trace.add(0, 'socket.return', CLIENT, -1, opened);
  const call = { call: 1, process, name: 'recv', args: '3, 100', fd: 3 };
  const read = trace.add(1, 'socket.call', CLIENT, -1, call);
  const model = recordedRun(trace.log, TWO_HOSTS);
  const event = readEvent(model.log, read);
  const told = wordsOf(event).why(event, sceneOf(model, event, { waits }));
  return { text: textOf(told, 'en'), ref: told.ref && rfcLabel(told.ref) };
}

test.each([
  ['SOCK_STREAM', 'RFC 9293 §3.9.1.3'],
  ['SOCK_DGRAM', 'RFC 1122 §4.1.4'],
  ['ICMP', undefined],
  ['SOCK_RAW, 1', undefined],
  ['AF_PACKET, 0x0806', undefined],
])('reading from a socket of type %s is told by the rules of its protocol', (type, label) => {
  expect(reading(type).ref).toBe(label);
});

test('only of a stream it is said that its end has not come', () => {
  expect(reading('SOCK_STREAM', true).text).toContain('end of the stream');
  expect(reading('SOCK_DGRAM', true).text).not.toContain('stream');
});
