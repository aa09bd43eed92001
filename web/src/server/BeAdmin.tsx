import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useMe } from '../state/console';
import { enterBy } from './admin';
import { useDoing } from './data';
import { Fault } from './parts';

/** Keys to the server: from its own machine only, or from somebody who has them. */
export function BeAdmin() {
  const { t } = useTranslation();
  const me = useMe().data;
  const queries = useQueryClient();
  const [token, setToken] = useState('');
  const enter = useDoing(() => enterBy(token, me?.name || 'console', me?.device));
  const submit = (e: FormEvent) => {
    e.preventDefault();
    enter.mutate(undefined, { onSuccess: () => void queries.invalidateQueries() });
  };
  return (
    <section className="panel stack">
      <h2>{t('admin.title')}</h2>
      <p>{t('admin.why')}</p>
      <ol className="steps">
        <li>{t('admin.byqr')}</li>
        <li>{t('admin.byname')}</li>
        <li>{t('admin.byhost')} <code>roadcase token --role admin --ttl 12h</code></li>
      </ol>
      <form className="cluster" onSubmit={submit}>
        <input className="input grow" type="password" autoComplete="off" aria-label={t('admin.token')} placeholder={t('admin.token')} value={token} onChange={(e) => setToken(e.target.value)} />
        <Button type="submit" className="button primary" isDisabled={!token.trim() || enter.isPending}>{t('admin.go')}</Button>
      </form>
      <Fault of={enter.error} />
    </section>
  );
}

/** What stands in place of a part that is for admins. */
export function AdminsOnly() {
  const { t } = useTranslation();
  return <><p className="second">{t('server.adminonly')}</p><BeAdmin /></>;
}
