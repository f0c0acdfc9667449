import { create } from 'zustand';

/** Terms whose definitions would answer what is being asked, by their ids. */
const useTerms = create<{ readonly withheld: readonly string[] }>()(() => ({ withheld: [] }));

export function withhold(terms: readonly string[]): void {
  useTerms.setState({ withheld: terms });
}

export const useWithheld = (term: string) => useTerms(({ withheld }) => withheld.includes(term));
