/**
 * What a setting is: a switch, a number in a range (times in µs), or one of some words. Each folder
 * beside this file adds some, and nothing outside the folder names them.
 */
export interface Toggle {
  readonly kind: 'toggle';
  readonly initial: boolean;
}

export interface Quantity {
  readonly kind: 'quantity';
  readonly low: number;
  readonly high: number;
  readonly initial: number;
}

export interface Choice<T extends string = string> {
  readonly kind: 'choice';
  readonly choices: readonly T[];
  readonly initial: T;
}

export type Setting = Toggle | Quantity | Choice;
export type Settings = Readonly<Record<string, Setting>>;

/** The settings that folders add; each folder's declaration is merged in. */
// biome-ignore lint/suspicious/noEmptyInterface: the folders fill it
export interface AddedSettings {}

export function toggle(initial: boolean): Toggle {
  return { kind: 'toggle', initial };
}

export function quantity(low: number, high: number, initial: number): Quantity {
  return { kind: 'quantity', low, high, initial };
}

export function choice<const T extends string>(
  choices: readonly T[],
  initial: NoInfer<T>,
): Choice<T> {
  return { kind: 'choice', choices, initial };
}
