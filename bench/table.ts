/** Tables for the terminal, which are Markdown at the same time. */

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader must know to compare. */
  readonly notes?: readonly string[];
}

export function formatTable({ title, head, rows, notes = [] }: Table): string {
  const widths = head.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? '')].map((text) => text.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => pad(cells[i] ?? '', width, i)).join(' | ')} |`;
  const rule = `| ${widths.map((w, i) => (i === 0 ? '-'.repeat(w) : `${'-'.repeat(Math.max(1, w - 1))}:`)).join(' | ')} |`;
  const out = [`### ${title}`, '', line(head), rule, ...rows.map(line)];
  if (notes.length > 0) out.push('', ...notes);
  return `${out.join('\n')}\n`;
}

/** Names to the left, figures to the right. */
function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

/** A figure with three significant digits and thin groups: 3,210 or 0.52. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  if (Math.abs(value) >= 10) return value.toFixed(1);
  return value.toFixed(2);
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
