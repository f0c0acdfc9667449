import type { Text } from '../../../i18n/define-text.ts';
import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import type { Language } from '../../../stack/core/localized.ts';
import type { TableCell } from '../../../stack/trace/page/table.ts';

interface CellSpeech {
  readonly cursor: Cursor;
  readonly language: Language;
  readonly t: Text<{ ago: '{time} ago'; left: '{time} left'; over: 'over' }>;
}

/** What a cell of a node's table says at the cursor. */
export function cellText(cell: TableCell, { cursor, language, t }: CellSpeech): string {
  if (typeof cell === 'string') return cell;
  if ('since' in cell) {
    return t('ago', { time: formatDuration(Math.max(0, cursor.at - cell.since)) });
  }
  if ('until' in cell) {
    const left = cell.until - cursor.at;
    return left <= 0 ? t('over') : t('left', { time: formatDuration(left) });
  }
  return cell[language];
}
