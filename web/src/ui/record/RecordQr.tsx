import { useTranslation } from 'react-i18next';
import { useOrigin } from '../../server/origin';
import Qr from '../Qr';

/** The code that leads another phone to this record, by an address that it can reach. */
export default function RecordQr({ to }: { to: string }) {
  const { t } = useTranslation();
  const url = `${useOrigin()}/${to}`;
  return <figure className="qr"><Qr text={url} size={176} /><figcaption className="small second">{t('record.scan')}<br />{url}</figcaption></figure>;
}
