// The shape of the words that go with a declaration. Each table is checked against its header: a
// field, flag or option without its text does not compile. Only pages import these files, never
// the stack.

import type { Localized } from '../../core/localized.ts';
import type { RfcRef } from '../../core/rfc.ts';
import type { FieldSpec, FieldSpecs } from '../fields.ts';
import type { OptionSpec, OptionTable, RepeatSpec } from '../options.ts';

/** What single values of a field mean; the other numbers of the header may matter (ICMP codes). */
export type ValueTexts =
  | Readonly<Record<number, Localized>>
  | ((value: number, header: Readonly<Record<string, number>>) => Localized | undefined);

export interface FieldText {
  readonly label: Localized;
  readonly meaning: Localized;
  readonly ref: RfcRef;
  readonly values?: ValueTexts;
}

type FlagsOf<S> = S extends FieldSpec<number, infer _P, infer Names> ? Names : never;

type TextOf<S> = [FlagsOf<S>] extends [never]
  ? FieldText
  : FieldText & { readonly flags: { readonly [K in FlagsOf<S>]: FieldText } };

type FieldTexts<F> = { readonly [K in keyof F & string]: TextOf<F[K]> };

type RepeatTexts<R> =
  R extends RepeatSpec<infer Name, infer G>
    ? FieldTexts<G> & { readonly [K in Name]: FieldText }
    : unknown;

export type OptionTexts<T extends OptionTable> = {
  readonly [K in keyof T & string]: FieldText & {
    readonly fields: T[K] extends OptionSpec<infer F, infer R>
      ? FieldTexts<F> & RepeatTexts<R>
      : never;
  };
};

/** The texts of a header without options. */
export interface PlainHeaderText<F extends FieldSpecs> extends FieldText {
  readonly fields: FieldTexts<F>;
}

/** The texts of a header with options. */
export interface OptionsHeaderText<F extends FieldSpecs, T extends OptionTable>
  extends PlainHeaderText<F> {
  readonly optionsField: FieldText;
  readonly options: OptionTexts<T>;
}

/** As generic code sees a header's texts. */
export interface AnyHeaderText extends FieldText {
  readonly fields: Readonly<
    Record<string, FieldText & { readonly flags?: Readonly<Record<string, FieldText>> }>
  >;
  readonly optionsField?: FieldText;
  readonly options?: Readonly<
    Record<string, FieldText & { readonly fields: Readonly<Record<string, FieldText>> }>
  >;
}
