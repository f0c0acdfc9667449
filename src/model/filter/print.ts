/** A filter's tree as text, in one spelling: what is printed is read as the same tree. */
import type { Filter, Value, ValueRange } from './ast.ts';

export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'has':
      return filter.name.text;
    case 'test':
      return `${filter.name.text} ${filter.relation} ${printValue(filter.value)}`;
    case 'in':
      return `${filter.name.text} in {${filter.set.map(printRange).join(', ')}}`;
    case 'not': {
      const { of } = filter;
      // A name stands alone; whatever is longer is held together.
      return of.kind === 'has' || of.kind === 'not'
        ? `!${printFilter(of)}`
        : `!(${printFilter(of)})`;
    }
    default: {
      const { kind, left, right } = filter;
      const joint = kind === 'and' ? '&&' : '||';
      // Both kinds are read from the left, and `and` holds closer.
      const first = kind === 'and' && left.kind === 'or' ? inside(left) : printFilter(left);
      const nested = right.kind === kind || (kind === 'and' && right.kind === 'or');
      return `${first} ${joint} ${nested ? inside(right) : printFilter(right)}`;
    }
  }
}

const inside = (filter: Filter) => `(${printFilter(filter)})`;

function printRange({ low, high }: ValueRange): string {
  return low === high ? printValue(low) : `${printValue(low)}..${printValue(high)}`;
}

export function printValue({ text, quoted }: Pick<Value, 'text' | 'quoted'>): string {
  return quoted ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
