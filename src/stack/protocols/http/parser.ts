/** Reads the messages of one direction of a connection as their bytes come, however they are cut. */
import type { HttpFaultCode } from './fault.ts';
import { framingOf } from './framing.ts';
import { joinBytes, latin1 } from './latin1.ts';
import { readChunkLine, readFieldLine, readRequestLine, readStatusLine } from './lines.ts';
import type { Head, Start } from './message.ts';
import { type HttpParser, type HttpStep, isBetween, NONE, unfinished } from './parser-state.ts';

const LF = 10;
const CR = 13;

/** Takes bytes in, and says what they make whole. */
export function feed(parser: HttpParser, bytes: Uint8Array): HttpStep[] {
  if (bytes.length > 0) parser.rest = joinBytes([parser.rest, bytes]);
  const steps: HttpStep[] = [];
  while (readOn(parser, steps));
  return steps;
}

/** The connection has ended: that ends a message that has no other end, and cuts off any other. */
export function feedEnd(parser: HttpParser): HttpStep[] {
  const steps: HttpStep[] = [];
  if (parser.phase === 'close') finish(parser, steps);
  else if (!isBetween(parser) && parser.phase !== 'switched' && parser.phase !== 'failed') {
    fail(parser, steps, 'cut-off', parser.at + parser.rest.length);
  }
  return steps;
}

/** What came behind the switch to another protocol. */
export function takeRest(parser: HttpParser): Uint8Array {
  return take(parser, parser.rest.length);
}

/** False: the bytes that are there do not suffice. */
function readOn(parser: HttpParser, steps: HttpStep[]): boolean {
  switch (parser.phase) {
    case 'failed':
      take(parser, parser.rest.length);
      return false;
    case 'switched':
      return false;
    case 'close':
    case 'length':
    case 'chunk-data':
      return readData(parser, steps);
    case 'chunk-end':
      return readChunkEnd(parser, steps);
    default:
      return readLine(parser, steps);
  }
}

function take(parser: HttpParser, count: number): Uint8Array {
  const taken = parser.rest.slice(0, count);
  parser.rest = parser.rest.length === count ? NONE : parser.rest.slice(count);
  parser.at += count;
  parser.searched = 0;
  return taken;
}

function readData(parser: HttpParser, steps: HttpStep[]): boolean {
  const { message, phase, rest, limits } = parser;
  const count = phase === 'close' ? rest.length : Math.min(rest.length, parser.remaining);
  if (count === 0) return false;
  parser.bodyBytes += count;
  if (parser.bodyBytes > limits.body) return fail(parser, steps, 'body-too-large');
  message.parts.push(take(parser, count));
  if (phase === 'close') return false;
  parser.remaining -= count;
  if (parser.remaining > 0) return false;
  if (phase === 'length') finish(parser, steps);
  else parser.phase = 'chunk-end';
  return true;
}

function readChunkEnd(parser: HttpParser, steps: HttpStep[]): boolean {
  const [first, second] = parser.rest;
  if (first === undefined) return false;
  if (first !== CR || (second ?? LF) !== LF) return fail(parser, steps, 'chunk-end');
  if (second === undefined) return false;
  take(parser, 2);
  parser.phase = 'chunk-size';
  return true;
}

/** In a header a line may end in LF alone (RFC 9112 §2.2); a chunk's may not: there readers disagree. */
function readLine(parser: HttpParser, steps: HttpStep[]): boolean {
  const { rest, limits, phase } = parser;
  const end = rest.indexOf(LF, parser.searched);
  if ((end < 0 ? rest.length : end) > limits.line) {
    return fail(parser, steps, tooLong(parser));
  }
  if (end < 0) {
    parser.searched = rest.length;
    return false;
  }
  const whole = end > 0 && rest[end - 1] === CR;
  if (!whole && phase === 'chunk-size') return fail(parser, steps, 'chunk-size');
  const line = latin1(rest, 0, whole ? end - 1 : end);
  const { at } = parser;
  take(parser, end + 1);
  if (phase === 'start') return readStart(parser, line, at, steps);
  if (phase === 'chunk-size') return readChunk(parser, line, at, steps);
  return readField(parser, line, at, end + 1, steps);
}

function tooLong({ phase, role }: HttpParser): HttpFaultCode {
  if (phase === 'start') return role === 'request' ? 'target-too-long' : 'line-too-long';
  return phase === 'chunk-size' ? 'line-too-long' : 'fields-too-large';
}

function readStart(parser: HttpParser, line: string, at: number, steps: HttpStep[]): boolean {
  const { role, limits } = parser;
  // An empty line before a request was left behind by an old client (§2.2).
  if (line === '' && role === 'request') {
    parser.message = unfinished(parser.at);
    return true;
  }
  const start = role === 'request' ? readRequestLine(line, limits.target) : readStatusLine(line);
  if (typeof start === 'string') return fail(parser, steps, start, at);
  const { message } = parser;
  message.start = start;
  message.marks.lineEnd = parser.at;
  parser.phase = 'fields';
  if (start.version === '0.9') endHead(parser, steps);
  return true;
}

function readField(
  parser: HttpParser,
  line: string,
  at: number,
  length: number,
  steps: HttpStep[],
): boolean {
  const { message, phase, limits } = parser;
  const trailing = phase === 'trailers';
  if (line === '') {
    if (trailing) finish(parser, steps);
    else endHead(parser, steps);
    return true;
  }
  parser.fieldBytes += length;
  const count = message.fields.length + message.trailers.length;
  if (parser.fieldBytes > limits.fields || count >= limits.fieldCount) {
    return fail(parser, steps, 'fields-too-large', at);
  }
  const read = readFieldLine(line, at, length);
  if (typeof read === 'string') return fail(parser, steps, read, at);
  const [name, value] = read.field;
  (trailing ? message.trailers : message.fields).push([name, value]);
  if (!trailing) message.marks.fields.push(read.place);
  return true;
}

function endHead(parser: HttpParser, steps: HttpStep[]): void {
  const { message, role, limits } = parser;
  const start = message.start as Start;
  const { fields, marks } = message;
  marks.headEnd = parser.at;
  const interim = start.role === 'response' && start.status < 200 && start.status !== 101;
  const method = role === 'request' || interim ? '' : (parser.awaited.shift() ?? '');
  const framing = framingOf(start, fields, method);
  const fault = framing.fault ?? hostFault(start, fields);
  if (framing.fault !== undefined || fault !== undefined) {
    fail(parser, steps, fault as HttpFaultCode, marks.start);
    return;
  }
  message.framedBy = framing.by;
  message.length = framing.length;
  if (framing.length > limits.body) {
    fail(parser, steps, 'body-too-large', marks.headEnd);
    return;
  }
  const head: Head = { start, fields, framedBy: framing.by, length: framing.length };
  steps.push({ type: 'head', head });
  parser.remaining = framing.length;
  if (framing.by === 'chunked') parser.phase = 'chunk-size';
  else if (framing.by === 'close') parser.phase = 'close';
  else if (framing.length > 0) parser.phase = 'length';
  else finish(parser, steps);
}

/** Exactly one in a request of 1.1 (§3.2): two would name two sites. */
function hostFault({ role, version }: Start, fields: Head['fields']): HttpFaultCode | undefined {
  if (role === 'response') return undefined;
  const hosts = fields.filter(([name]) => name.toLowerCase() === 'host').length;
  if (hosts > 1) return 'host-twice';
  return hosts === 0 && version === '1.1' ? 'host-missing' : undefined;
}

function readChunk(parser: HttpParser, line: string, at: number, steps: HttpStep[]): boolean {
  const chunk = readChunkLine(line);
  if (typeof chunk === 'string') return fail(parser, steps, chunk, at);
  const { size, extension } = chunk;
  if (parser.bodyBytes + size > parser.limits.body) {
    return fail(parser, steps, 'body-too-large', at);
  }
  const dataStart = parser.at;
  parser.message.marks.chunks.push({ start: at, dataStart, dataEnd: dataStart + size, extension });
  // Sizes and extensions cost memory as well as fields do.
  parser.fieldBytes += extension.length;
  if (parser.fieldBytes > parser.limits.fields) return fail(parser, steps, 'fields-too-large', at);
  parser.remaining = size;
  parser.phase = size === 0 ? 'trailers' : 'chunk-data';
  return true;
}

function finish(parser: HttpParser, steps: HttpStep[]): void {
  const { message } = parser;
  const { start, fields, trailers, framedBy, length, parts, marks } = message;
  marks.end = parser.at;
  const body = joinBytes(parts);
  const whole = { start: start as Start, fields, trailers, framedBy, length, body, marks };
  steps.push({ type: 'message', message: whole });
  parser.message = unfinished(parser.at);
  parser.fieldBytes = 0;
  parser.bodyBytes = 0;
  parser.phase = framedBy === 'switched' ? 'switched' : 'start';
}

/** Nothing behind a fault can be trusted: where the next message begins, nobody knows. */
function fail(
  parser: HttpParser,
  steps: HttpStep[],
  code: HttpFaultCode,
  at: number = parser.at,
): false {
  steps.push({ type: 'fault', fault: { code, at }, start: parser.message.start });
  parser.phase = 'failed';
  take(parser, parser.rest.length);
  return false;
}
