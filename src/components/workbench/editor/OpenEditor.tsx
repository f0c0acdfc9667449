import { openEditor } from '../workbench-store.ts';
import css from './editor.module.css';
import { useEditorPanelText } from './text.ts';

/** In the inspector: opens the editor on a copy of the packet. */
export default function OpenEditor({ frame }: { readonly frame: number }) {
  const t = useEditorPanelText();
  return (
    <button type="button" className={css.open} onClick={() => openEditor(frame)}>
      {t('open')}
    </button>
  );
}
