import { linkFault } from '../../runtime/link-fault.ts';
import { faultSentence } from './fault-sentence.ts';
import { stageFault } from './stage-fault.ts';
import { useNoticeText } from './text.ts';

/** Which part of a broken link is wrong, and what may stand there. */
export function LinkFault({ query }: { readonly query: string }) {
  const t = useNoticeText();
  const fault = linkFault(query) ?? stageFault(query);
  return fault && <p>{faultSentence(fault, t)}</p>;
}
