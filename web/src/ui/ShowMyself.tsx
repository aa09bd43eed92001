import { Hand } from 'lucide-react';
import { useEffect } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useMe } from '../state/console';
import { asked } from '../state/asked';
import { useSignal } from '../state/signal';

const LASTS_MS = 20_000;

/** Somebody wants to know which device this is: it fills its screen with its name until a hand touches it. */
export function ShowMyself() {
  const { t } = useTranslation();
  const who = useSignal(asked);
  const me = useMe().data;
  useEffect(() => {
    if (!who) return;
    navigator.vibrate?.([200, 120, 200]);
    const timer = setTimeout(() => asked.set(null), LASTS_MS);
    return () => clearTimeout(timer);
  }, [who]);
  if (!who) return null;
  return (
    <ModalOverlay className="overlay here" isOpen isDismissable onOpenChange={(open) => !open && asked.set(null)}>
      <Modal className="here-body">
        <Dialog role="alertdialog" aria-label={t('here.title')}>
          <Hand size={72} aria-hidden />
          <p className="here-name">{me?.name}</p>
          <p>{t('here.by', { by: who.by })}</p>
          <Button className="button" autoFocus onPress={() => asked.set(null)}>{t('here.ok')}</Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
