/** Proactive negotiation (RFC 9110 §12): which form of a resource suits the client best. */
import { type FieldList, fieldOf, splitList } from '../../protocols/http/message.ts';
import type { Representation } from './site.ts';

type Weights = readonly (readonly [name: string, weight: number])[];

function weightsOf(fields: FieldList, name: string): Weights | undefined {
  const text = fieldOf(fields, name);
  if (text === undefined) return undefined;
  return splitList(text).map((member) => {
    const [what = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((each) => each.startsWith('q='))?.slice(2);
    const number = weight === undefined ? 1 : Number(weight);
    return [what, number >= 0 && number <= 1 ? number : 1] as const;
  });
}

/** The most exact name decides. */
function weightOf(weights: Weights | undefined, names: readonly string[], otherwise: number) {
  if (weights === undefined) return 1;
  for (const name of names) {
    const found = weights.find(([each]) => each === name);
    if (found !== undefined) return found[1];
  }
  return otherwise;
}

/** What there is of each kind of wish, and how much this form is wanted; 0: not at all. */
function quality(form: Representation, fields: FieldList): number {
  const type = (form.type.split(';')[0] as string).trim().toLowerCase();
  const types = [type, `${type.split('/')[0]}/*`, '*/*'];
  const language = form.language.toLowerCase();
  const languages = [language, language.split('-')[0] as string, '*'];
  const coding = form.coding === '' ? 'identity' : form.coding;
  // Whoever does not forbid it takes what is not coded (§12.5.3).
  const codings = weightsOf(fields, 'accept-encoding');
  const bare = coding === 'identity' ? 1 : 0;
  // Without the field anything goes, but nobody sends a coding that was not asked for.
  const coded = codings === undefined ? bare : weightOf(codings, [coding, '*'], bare);
  const spoken =
    form.language === '' ? 1 : weightOf(weightsOf(fields, 'accept-language'), languages, 0);
  return weightOf(weightsOf(fields, 'accept'), types, 0) * spoken * coded;
}

/** A coded form saves bytes, so it goes before an equal one that is not. */
export function bestForm(
  forms: readonly Representation[],
  fields: FieldList,
): Representation | undefined {
  let best: Representation | undefined;
  let most = 0;
  for (const form of forms) {
    const wanted = quality(form, fields);
    if (
      wanted > most ||
      (wanted === most && wanted > 0 && best?.coding === '' && form.coding !== '')
    ) {
      best = form;
      most = wanted;
    }
  }
  return best;
}

/** By which request fields the choice was made: caches must know (§12.5.5). */
export function variesBy(forms: readonly Representation[]): string[] {
  const differs = (of: (form: Representation) => string) => new Set(forms.map(of)).size > 1;
  return [
    ...(differs(({ type }) => type) ? ['Accept'] : []),
    ...(differs(({ language }) => language) ? ['Accept-Language'] : []),
    ...(differs(({ coding }) => coding) ? ['Accept-Encoding'] : []),
  ];
}
