import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console';
import { clock } from './say';
import { told } from './values';

export const who = (by: unknown): string => (by && typeof by === 'object' ? String((by as { name?: string }).name ?? '') : String(by ?? ''));

/** Asked at once, because the person who typed is still there: what they saw, what came in between, what they want. */
export function ClashDialog() {
  const { t } = useTranslation();
  const { clash, settle } = useConsole();
  if (!clash) return null;
  return (
    <ModalOverlay className="overlay low" isOpen>
      <Modal className="modal">
        <Dialog role="alertdialog" className="record">
          <Heading slot="title">{t('clash.title')}</Heading>
          {clash.conflicts.map((c) => (
            <div key={c.field} className="stack">
              <strong>{t(`field.${c.field}`, c.field)}</strong>
              <div className="versions">
                <div><span className="second small">{t('clash.was')}</span>{told(clash.entity, c.field, c.base)}</div>
                <div className="shown"><span className="second small">{t('clash.theirs')} · {who(c.by)} {c.at && clock(c.at)}</span>{told(clash.entity, c.field, c.theirs)}</div>
                <div><span className="second small">{t('clash.mine')}</span>{told(clash.entity, c.field, c.yours)}</div>
              </div>
            </div>
          ))}
          <div className="cluster">
            <Button className="button" autoFocus onPress={() => settle(false)}>{t('clash.keeptheirs')}</Button>
            <Button className="button primary" onPress={() => settle(true)}>{t('clash.keepmine')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
