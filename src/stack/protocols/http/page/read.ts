/**
 * What can be read of HTTP in the bytes of one segment: the messages that begin in it. A segment that
 * begins in the middle of a body is data to whoever sees it alone.
 */

import type { HttpFault } from '../fault.ts';
import { latin1 } from '../latin1.ts';
import type { FramedBy, Marks, Start } from '../message.ts';
import { feed } from '../parser.ts';
import { createParser } from '../parser-state.ts';

export interface ReadMessage {
  readonly start: Start;
  readonly fields: readonly (readonly [string, string])[];
  readonly framedBy: FramedBy;
  readonly marks: Marks;
  /** Behind the last byte that is here. */
  readonly end: number;
  /** The empty line has come. */
  readonly headWhole: boolean;
}

export interface ReadSegment {
  readonly messages: readonly ReadMessage[];
  readonly faults: readonly HttpFault[];
}

const RESPONSE = /^HTTP\/\d/;
const REQUEST = /^[A-Z]{3,20} \S/;

export function readSegment(bytes: Uint8Array): ReadSegment | undefined {
  const begins = latin1(bytes, 0, Math.min(bytes.length, 24));
  if (!RESPONSE.test(begins) && !REQUEST.test(begins)) return undefined;
  const parser = createParser(RESPONSE.test(begins) ? 'response' : 'request');
  const steps = feed(parser, bytes);
  const messages: ReadMessage[] = [];
  const faults: HttpFault[] = [];
  for (const step of steps) {
    if (step.type === 'fault') faults.push(step.fault);
    if (step.type !== 'message') continue;
    const { start, fields, framedBy, marks } = step.message;
    messages.push({ start, fields, framedBy, marks, end: marks.end, headWhole: true });
  }
  const { start, fields, framedBy, marks } = parser.message;
  if (start !== null) {
    const headWhole = marks.headEnd > marks.start;
    messages.push({ start, fields, framedBy, marks, end: bytes.length, headWhole });
  }
  return { messages, faults };
}
