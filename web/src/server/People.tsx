import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useMe } from '../state/console';
import { type Person, type Role, ROLES, useDoing } from './data';
import { CopyText, Fault, Sure } from './parts';

type Change = { role?: Role; disabled?: boolean; password?: null };

/** People who sign in by name; a password is shown once, when it is made. */
export function People() {
  const { t } = useTranslation();
  const all = useQuery({ queryKey: ['users'], queryFn: () => api<Person[]>('GET', '/api/users'), retry: false });
  const [made, setMade] = useState<Person | null>(null);
  return (
    <section className="panel stack">
      <h2>{t('people.title')}</h2>
      <p className="second small">{t('people.hint')}</p>
      {made?.password && <Password person={made} done={() => setMade(null)} />}
      <Fault of={all.error} />
      {all.data?.length === 0 && <p className="second">{t('people.none')}</p>}
      <ul className="rows">{all.data?.map((p) => <Row key={p.id} person={p} told={setMade} />)}</ul>
      <Add told={setMade} />
    </section>
  );
}

/** It is said once; nobody can look it up later. */
function Password({ person, done }: { person: Person; done: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="sure stack" role="status">
      <p>{t('people.once', { name: person.name })}</p>
      <p className="figure secret">{person.password}</p>
      <div className="cluster"><CopyText text={person.password!} label={t('people.password')} /><Button className="button" onPress={done}>{t('people.noted')}</Button></div>
    </div>
  );
}

function Row({ person: p, told }: { person: Person; told: (p: Person) => void }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const [open, setOpen] = useState(false);
  const change = useDoing((body: Change) => api<Person>('PATCH', `/api/users/${p.id}`, { body }), 'users');
  const remove = useDoing(() => api('DELETE', `/api/users/${p.id}`), 'users');
  const isMe = me?.id === p.id;
  return (
    <li>
      <div className="device">
        <p className="grow cluster">
          <span className={`mark ${p.disabled ? 'none' : 'ok'}`}><span className="device-name">{p.name}</span></span>
          <span className="tag">{t(`role.${p.role}`)}</span>
          {p.disabled && <span className="second small">{t('people.off')}</span>}
          {p.fromHub && <span className="second small">{t('people.fromhub')}</span>}
        </p>
        {!p.fromHub && <Button className="button" aria-expanded={open} aria-label={t('people.editone', { name: p.name })} onPress={() => setOpen(!open)}>{t('people.edit')}</Button>}
      </div>
      {open && (
        <div className="cluster person-edit">
          <label className="field"><span>{t('people.role')}</span><select className="input" value={p.role} disabled={isMe} onChange={(e) => change.mutate({ role: e.target.value as Role })}>{ROLES.map((r) => <option key={r} value={r}>{t(`role.${r}`)}</option>)}</select></label>
          <Sure ask={t('people.newpassword')} yes={t('people.newpassword')} danger={false} words={t('people.newwords', { name: p.name })} onYes={() => change.mutate({ password: null }, { onSuccess: told })} />
          {!isMe && <Button className="button" onPress={() => change.mutate({ disabled: !p.disabled })}>{t(p.disabled ? 'people.on' : 'people.turnoff')}</Button>}
          {!isMe && <Sure ask={t('people.remove')} yes={t('people.remove')} words={t('people.removewords', { name: p.name })} onYes={() => remove.mutate()} />}
        </div>
      )}
      <Fault of={change.error ?? remove.error} />
    </li>
  );
}

function Add({ told }: { told: (p: Person) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const add = useDoing(() => api<Person>('POST', '/api/users', { body: { name, role } }), 'users');
  const submit = (e: FormEvent) => {
    e.preventDefault();
    add.mutate(undefined, { onSuccess: (p) => { setName(''); told(p); } });
  };
  return (
    <form className="cluster add" onSubmit={submit}>
      <label className="field grow"><span>{t('people.name')}</span><input className="input" required maxLength={100} autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} /></label>
      <label className="field"><span>{t('people.role')}</span><select className="input" value={role} onChange={(e) => setRole(e.target.value as Role)}>{ROLES.map((r) => <option key={r} value={r}>{t(`role.${r}`)}</option>)}</select></label>
      <Button type="submit" className="button" isDisabled={add.isPending || !name.trim()}><UserPlus size={18} aria-hidden /> {t('people.add')}</Button>
      <Fault of={add.error} />
    </form>
  );
}

/** One's own password, for who signed in by name. */
export function OwnPassword() {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useDoing(() => api('POST', '/api/auth/password', { body: { old, new: fresh } }));
  const submit = (e: FormEvent) => {
    e.preventDefault();
    change.mutate(undefined, { onSuccess: () => { setOld(''); setFresh(''); } });
  };
  return (
    <section className="panel">
      <form className="stack" onSubmit={submit}>
        <h2>{t('people.own')}</h2>
        <label className="field"><span>{t('people.old')}</span><input className="input" type="password" autoComplete="current-password" required value={old} onChange={(e) => setOld(e.target.value)} /></label>
        <label className="field"><span>{t('people.fresh')}</span><input className="input" type="password" autoComplete="new-password" minLength={8} required value={fresh} onChange={(e) => setFresh(e.target.value)} /></label>
        <div><Button type="submit" className="button" isDisabled={change.isPending}>{t('people.change')}</Button></div>
        {change.isSuccess && <p className="mark ok" role="status">{t('people.changed')}</p>}
        <Fault of={change.error} />
      </form>
    </section>
  );
}
