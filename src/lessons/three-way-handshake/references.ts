/** Where that which the lesson says is written. */
import { cite } from '../references/cite.ts';

export const REFERENCES = [
  cite(9293, '3.1'),
  cite(9293, '3.5'),
  cite(9293, '3.5.2'),
  cite(9293, '3.9.1.1'),
  cite(9293, '3.4.1'),
  cite(9293, '3.10.7.2'),
  cite(9293, '3.10.7.4'),
  cite(6298, 2),
  cite(6298, 5),
  cite(1122, '1.1.2'),
];
