import { defineText } from '../../i18n/define-text.ts';
import { askAgain } from '../../i18n/patience.ts';
import { Live } from '../a11y/Live.tsx';
import css from './MissingParts.module.css';

const useMissingText = defineText(
  {
    missing:
      'A part of this page could not be fetched. Perhaps the network is away, or there is a newer version of Wireglass.',
    again: 'Try again',
    reload: 'Load the page anew',
  },
  {
    missing: '本页有一部分没能下载：可能网络断了，也可能网镜有了新版本。',
    again: '再试一次',
    reload: '重新加载页面',
  },
);

/** Says that something of the page does not come. It is fetched before it is needed. */
export default function MissingParts() {
  const text = useMissingText();
  return (
    <Live className={css.missing} role="alert">
      <p>{text('missing')}</p>
      <button type="button" onClick={askAgain}>
        {text('again')}
      </button>
      <button type="button" onClick={() => location.reload()}>
        {text('reload')}
      </button>
    </Live>
  );
}
