/** HTTP's fields as filters call them, of the messages that begin in a packet. */
import type { Localized } from '../../../core/localized.ts';
import { type FilterNames, type NamedField, ofMessage } from '../../../wire/named.ts';
import { fieldOf, type RequestStart, type ResponseStart } from '../message.ts';
import { type ReadMessage, readSegment } from './read.ts';
import { partTexts } from './tree-text.ts';

const segment = ofMessage((section, bytes) =>
  readSegment(bytes.subarray(section.start, section.end)),
);

type Values = readonly (string | number)[];

function part(
  name: string,
  type: 'text' | 'number',
  label: Localized,
  read: (message: ReadMessage) => Values,
): NamedField {
  return segment({ name, type, label }, (found) => found?.messages.flatMap(read) ?? []);
}

const ofRequest = (read: (start: RequestStart) => string) => (message: ReadMessage) =>
  message.start.role === 'request' ? [read(message.start)] : [];
const ofResponse = (read: (start: ResponseStart) => string | number) => (message: ReadMessage) =>
  message.start.role === 'response' ? [read(message.start)] : [];

const header = (name: string, of: string): NamedField =>
  part(`http.${name}`, 'text', { en: of, zh: of }, ({ fields }) =>
    [fieldOf(fields, of) ?? []].flat(),
  );

export const httpNames: FilterNames = {
  protocol: 'http',
  fields: [
    part(
      'http.request.method',
      'text',
      partTexts.method.label,
      ofRequest((start) => start.method),
    ),
    part(
      'http.request.uri',
      'text',
      partTexts.target.label,
      ofRequest((start) => start.target),
    ),
    part(
      'http.response.code',
      'number',
      partTexts.status.label,
      ofResponse((start) => start.status),
    ),
    part(
      'http.response.phrase',
      'text',
      partTexts.reason.label,
      ofResponse((start) => start.reason),
    ),
    header('host', 'Host'),
    header('user_agent', 'User-Agent'),
    header('server', 'Server'),
    header('content_type', 'Content-Type'),
    header('content_encoding', 'Content-Encoding'),
    header('transfer_encoding', 'Transfer-Encoding'),
    header('location', 'Location'),
    header('cookie', 'Cookie'),
    header('set_cookie', 'Set-Cookie'),
    header('connection', 'Connection'),
    header('cache_control', 'Cache-Control'),
    header('last_modified', 'Last-Modified'),
    header('date', 'Date'),
  ],
};
