import type { Language } from '../../i18n/language.ts';

export interface StepTitle {
  readonly id: string;
  readonly title: string;
}

const files = import.meta.glob<readonly StepTitle[]>('../../lessons/*/*.mdx', { import: 'steps' });

/** What the steps of a lesson are called, in their order: it comes with the lesson's prose. */
export async function stepTitles(
  lesson: string,
  language: Language,
): Promise<readonly StepTitle[]> {
  return (await files[`../../lessons/${lesson}/${language}.mdx`]?.()) ?? [];
}
