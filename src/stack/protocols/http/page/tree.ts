/** The inspector's tree of the messages that begin in a segment. */
import { displayBytes } from '../../../wire/display.ts';
import type { Field } from '../../../wire/dissect.ts';
import { latin1 } from '../latin1.ts';
import type { ReadMessage } from './read.ts';
import { type PartName, partTexts } from './tree-text.ts';
import { framingTexts } from './words.ts';

/** The octets of a segment, and where it stands in its frame. */
interface Area {
  readonly bytes: Uint8Array;
  readonly base: number;
}

interface Part {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly display?: string;
  readonly children?: readonly Field[];
}

function field({ bytes, base }: Area, name: PartName, part: Part): Field {
  const { path, start, end, children = [] } = part;
  const octets = bytes.subarray(start, end);
  const { label, meaning, ref } = partTexts[name];
  return {
    ...{ name, path, label, meaning, ref },
    ...{ bitOffset: 8 * start, bitLength: 8 * (end - start), start: base + start, end: base + end },
    ...{ value: octets, display: part.display ?? latin1(octets).trim() },
    ...{ valueMeaning: null, derived: false, children },
  };
}

export function httpFields(
  bytes: Uint8Array,
  base: number,
  messages: readonly ReadMessage[],
): Field[] {
  return messages.flatMap((message, i) => messageFields({ bytes, base }, message, `${i}`));
}

function messageFields(area: Area, message: ReadMessage, path: string): Field[] {
  const { start, fields, marks, end, framedBy, headWhole } = message;
  const line = start.role === 'request' ? 'requestLine' : 'statusLine';
  const found = [
    field(area, line, {
      ...{ path: `${path}/${line}`, start: marks.start, end: marks.lineEnd },
      children: lineParts(area, message, `${path}/${line}`),
    }),
    ...fields.map(([name, value], i) => {
      const place = marks.fields[i] ?? { start: marks.start, end: marks.start };
      const at = { path: `${path}/field/${i}`, start: place.start, end: place.end };
      return field(area, 'field', { ...at, display: `${name}: ${value}` });
    }),
  ];
  if (!headWhole) return found;
  const last = marks.fields.at(-1)?.end ?? marks.lineEnd;
  if (last < marks.headEnd) {
    const at = { path: `${path}/headEnd`, start: last, end: marks.headEnd };
    const empty = field(area, 'headEnd', { ...at, display: '' });
    found.push({ ...empty, valueMeaning: framingTexts[framedBy] });
  }
  if (marks.headEnd < end) {
    const at = { path: `${path}/body`, start: marks.headEnd, end };
    const display = displayBytes(area.bytes.subarray(at.start, at.end));
    found.push(field(area, 'body', { ...at, display }));
  }
  return found;
}

/** The words of the first line, each with the bytes it has. */
function lineParts(area: Area, { start, marks }: ReadMessage, path: string): Field[] {
  const parts: [PartName, string][] =
    start.role === 'request'
      ? [
          ['method', start.method],
          ['target', start.target],
          ['version', 'HTTP/1.'],
        ]
      : [
          ['version', 'HTTP/1.'],
          ['status', String(start.status)],
          ['reason', start.reason],
        ];
  const line = latin1(area.bytes, marks.start, marks.lineEnd).replace(/\r?\n$/, '');
  let from = 0;
  return parts.flatMap(([name, text]) => {
    const at = text === '' ? -1 : line.indexOf(text, from);
    if (at < 0) return [];
    const length = name === 'version' ? 'HTTP/1.1'.length : text.length;
    from = at + length;
    const place = { start: marks.start + at, end: marks.start + from };
    return [field(area, name, { path: `${path}/${name}`, ...place })];
  });
}
