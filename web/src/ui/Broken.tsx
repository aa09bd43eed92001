import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { line } from '../state/live';
import { reloadable } from '../state/worker';

/** A part that could not be loaded or drawn takes only itself down; going elsewhere tries again. */
export class Fence extends Component<{ children: () => ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError = () => ({ broken: true });

  /** A page that cannot be loaded again must not be given up for one of its parts. */
  private again() {
    if (line.get().state === 'online' || reloadable.get()) window.location.reload();
    else this.setState({ broken: false });
  }

  override render() {
    return this.state.broken ? <Broken again={() => this.again()} /> : this.props.children();
  }
}

function Broken({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty" role="alert">
      <p>{t('fail.page')}</p>
      <button type="button" className="button" onClick={again}>{t('do.retry')}</button>
    </div>
  );
}
