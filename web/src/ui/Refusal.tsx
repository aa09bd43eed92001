import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { Button } from './Button';

/** Why the last step could not be taken back or done again; stays until it has been read. */
export function Refusal() {
  const { t } = useTranslation();
  const { fault, hush } = useConsole();
  return fault && <div className="banner bad" role="alert"><span>{fault}</span><Button className="button plain" onPress={hush}>{t('banner.ok')}</Button></div>;
}
