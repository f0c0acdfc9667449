import { describe, expect, it } from 'vitest';
import { COMMAND_IDS, commandFor, isCharacter, keyCaps, keysOf, type Stroke } from './keymap.ts';

const press = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('the keyboard map', () => {
  it('steps by event with the arrows and by packet with Shift', () => {
    expect(commandFor(press('ArrowRight'))).toBe('eventNext');
    expect(commandFor(press('ArrowLeft', { shiftKey: true }))).toBe('packetPrevious');
  });

  it('understands a presenter’s clicker', () => {
    expect(commandFor(press('PageDown'))).toBe('stepNext');
    expect(commandFor(press('PageUp'))).toBe('stepPrevious');
  });

  it('takes ? from any keyboard layout', () => {
    expect(commandFor(press('?', { shiftKey: true }))).toBe('help');
    expect(commandFor(press('?'))).toBe('help');
  });

  it('takes letters in both cases', () => {
    expect(commandFor(press('D', { shiftKey: true }))).toBe('drop');
  });

  it('opens the palette with Ctrl or ⌘ and leaves the browser’s own shortcuts alone', () => {
    expect(commandFor(press('k', { ctrlKey: true }))).toBe('palette');
    expect(commandFor(press('K', { metaKey: true }))).toBe('palette');
    expect(commandFor(press('d', { ctrlKey: true }))).toBeUndefined();
    expect(commandFor(press('ArrowLeft', { altKey: true }))).toBeUndefined();
  });

  it('gives no key to two commands', () => {
    const keys = COMMAND_IDS.flatMap((id) => keysOf(id));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells single-letter shortcuts apart, which can be turned off', () => {
    expect(isCharacter(press('d'))).toBe(true);
    expect(isCharacter(press(' '))).toBe(false);
    expect(isCharacter(press('ArrowRight'))).toBe(false);
    expect(isCharacter(press('k', { ctrlKey: true }))).toBe(false);
  });

  it('draws keys as they are on the learner’s keyboard', () => {
    expect(keyCaps('Mod+k', true, 'Space')).toEqual(['⌘', 'K']);
    expect(keyCaps('Shift+ArrowRight', false, 'Space')).toEqual(['Shift', '→']);
    expect(keyCaps(' ', false, 'Space')).toEqual(['Space']);
  });
});
