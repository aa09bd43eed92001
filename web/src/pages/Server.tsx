import { useTranslation } from 'react-i18next';
import { AccessPart } from '../server/Access';
import { Backups } from '../server/Backups';
import { Connect } from '../server/Connect';
import { Devices } from '../server/Devices';
import { HubPart } from '../server/HubPart';
import { LogPart } from '../server/Log';
import { Nav } from '../server/Nav';
import { type Part, usePlace } from '../server/place';
import '../server/server.css';
import { Status } from '../server/Status';
import '../server/texts';

const SHOWS: Record<Part, () => React.ReactNode> = {
  status: Status, connect: Connect, devices: Devices, access: AccessPart, hub: HubPart, backups: Backups, log: LogPart,
};

/** What a lead needs without a terminal. */
export function Server() {
  const { t } = useTranslation();
  const { at } = usePlace();
  const Shown = SHOWS[at];
  return (
    <div className="page stack server">
      <h1 className="screen">{t('nav.server')}</h1>
      <Nav />
      <Shown key={at} />
    </div>
  );
}
