/** A script's text → its events. Written from the language's description; no parser was ported. */
import type { Script, ScriptEvent, ScriptOption, ScriptTime } from './ast.ts';
import { applyConditions, type Defines } from './conditions.ts';
import { parseCall } from './parse-call.ts';
import { parsePacket } from './parse-packet.ts';
import { parseTime } from './parse-time.ts';
import {
  atEnd,
  peek,
  type Scanner,
  scannerOf,
  skipBlank,
  take,
  takeText,
  takeUntil,
} from './scanner.ts';

export interface ParsedScript extends Script {
  /** What `-D` and `#define` gave: names that stand for other names or numbers. */
  defines: Defines;
}

export function parseScript(source: string, path = '', given: Defines = new Map()): ParsedScript {
  const { text, defines } = applyConditions(source, given);
  const scanner = scannerOf(text);
  const options: ScriptOption[] = [];
  const events: ScriptEvent[] = [];
  for (;;) {
    skipBlank(scanner);
    if (atEnd(scanner)) return { path, options, events, defines };
    if (scanner.text.startsWith('--', scanner.at)) options.push(parseOption(scanner));
    else events.push(parseEvent(scanner));
    skipBlank(scanner, true);
    // Who is used to C ends a line so.
    takeText(scanner, ';');
  }
}

function parseOption(scanner: Scanner): ScriptOption {
  const { line } = scanner;
  const text = (take(scanner, /--[^\r\n]*/) as string).replace(/\s*\/\/.*$/, '').trim();
  const [, name = '', value = ''] = /^--([\w-]*)(?:\s*=\s*|\s+)?(.*)$/.exec(text) ?? [];
  return { line, name, value };
}

/** What has no time of its own happens right after what comes before it. */
const AT_ONCE: ScriptTime = { kind: 'at', relative: true, time: 0 };

/** A backtick with a backslash before it belongs to the line. */
function shellLine(scanner: Scanner): string {
  const part = takeUntil(scanner, '`', 'a shell line');
  return part.endsWith('\\') ? `${part.slice(0, -1)}\`${shellLine(scanner)}` : part;
}

function parseEvent(scanner: Scanner): ScriptEvent {
  const { line } = scanner;
  const time = parseTime(scanner) ?? AT_ONCE;
  skipBlank(scanner);
  if (takeText(scanner, '`')) {
    return { kind: 'shell', line, time, command: shellLine(scanner) };
  }
  if (takeText(scanner, '%{')) {
    return { kind: 'code', line: scanner.line, time, text: takeUntil(scanner, '}%', 'code') };
  }
  if (peek(scanner) === '<' || peek(scanner) === '>') {
    return { kind: 'packet', line: scanner.line, time, packet: parsePacket(scanner) };
  }
  return { kind: 'call', line: scanner.line, time, call: parseCall(scanner) };
}
