import { useTranslation } from 'react-i18next';
import type { Rec } from '../api/entities';
import { natural } from '../state/show';
import { day } from '../ui/say';
import { Leaf } from './Leaf';
import { type Book, patchOf, plugged, raster, sectionsOf } from './sheets';

interface Props {
  book: Book;
  link: (...parts: string[]) => string;
}

const text = (v: unknown) => (v === null || v === undefined ? '' : String(v));
const Box = ({ on = false }: { on?: boolean }) => <span className="leaf-box">{on ? '✓' : ''}</span>;

function useWord() {
  const { t } = useTranslation();
  return (v: unknown) => (v ? t(`word.${String(v)}`, String(v)) : '');
}

/** Sources or sends: what they are, and where they are plugged. */
export function EndsLeaf({ book, link, kind }: Props & { kind: 'sources' | 'sends' }) {
  const { t } = useTranslation();
  const connectors = (r: Rec) => (r.outputConnector ? text(r.outputConnector) : ((r.outputs ?? r.inputs ?? []) as Rec[]).map((o) => text(o.connector)).filter(Boolean).join(', '));
  const head = ['label', 'name', 'type'].map((f) => t(`field.${f}`));
  return (
    <Leaf
      book={book} title={t(`nav.${kind}`)} to={link(kind)} widths={[8, 19, 9, 14, 11, 10, 17, 12]}
      columns={[...head, t('print.raster'), t('field.connector'), t('field.secondaryDevice'), t(kind === 'sources' ? 'print.feeds' : 'print.fedby'), t('field.note')]}
    >
      <tbody>
        {book.show[kind].map((r) => (
          <tr key={r.id}>
            <th scope="row">{text(r.label) || '–'}</th><td>{text(r.name)}</td><td>{text(r.type)}</td><td>{raster(r)}</td><td>{connectors(r)}</td><td>{text(r.secondaryDevice)}</td>
            <td>{plugged(book, r).map((line, i) => <div key={i}>{line}</div>)}</td><td>{text(r.note)}</td>
          </tr>
        ))}
      </tbody>
    </Leaf>
  );
}

/** What is plugged where at one device, to be ticked off standing before it. */
export function PatchLeaf({ book, link, device, withFree }: Props & { device: Rec; withFree: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  const groups = patchOf(book, device, withFree);
  const pair = book.show.devices.find((d) => d.id === device.pairedDeviceId);
  const sub = [device.category, device.location, device.ipAddress, device.serialNumber && `${t('field.serialNumber')} ${String(device.serialNumber)}`, word(device.redundancy), pair && `↔ ${text(pair.name)}`];
  return (
    <Leaf
      book={book} title={text(device.name)} sub={sub.filter(Boolean).map(String).join(' · ')} to={link('devices', device.id)} widths={[17, 13, 11, 31, 12, 11, 5]}
      columns={[t('print.port'), t('field.connector'), t('field.cableLabel'), t('print.other'), t('field.cableType'), t('field.status'), '✓']}
    >
      {groups.map((g) => (
        <tbody key={g.direction}>
          <tr className="leaf-group"><th colSpan={7} scope="rowgroup">{t(`record.${g.direction === 'bidirectional' ? 'both' : g.direction}`)}</th></tr>
          {g.rows.map(({ port, cable, far }, i) => (
            <tr key={i}>
              <th scope="row">{text(port.label ?? port.portIndex) || '–'}</th><td>{text(port.connector)}</td><td><strong>{text(cable?.cableLabel)}</strong></td><td>{far}</td>
              <td>{[text(cable?.cableType), cable?.cableLengthM ? `${text(cable.cableLengthM)} m` : ''].filter(Boolean).join(' · ')}</td>
              <td>{word(cable?.status)}</td><td>{cable ? <Box on={cable.status === 'verified'} /> : ''}</td>
            </tr>
          ))}
        </tbody>
      ))}
      {!groups.length && <tbody><tr><td colSpan={7}>{t('print.nothing')}</td></tr></tbody>}
    </Leaf>
  );
}

/** Every cable with both ends, as it is pulled. */
export function CablesLeaf({ book, link, cables }: Props & { cables: Rec[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const end = (id: unknown) => book.ends.get(String(id))?.text ?? '';
  return (
    <Leaf
      book={book} title={t('nav.connections')} to={link('connections')} widths={[9, 26, 26, 11, 8, 9, 6, 5]}
      columns={[t('field.cableLabel'), t('field.from'), t('field.to'), t('field.cableType'), t('field.cableLengthM'), t('field.status'), t('field.note'), '✓']}
    >
      <tbody>
        {[...cables].sort((a, b) => natural(text(a.cableLabel), text(b.cableLabel))).map((c) => (
          <tr key={c.id}>
            <th scope="row">{text(c.cableLabel) || '–'}</th><td>{end(c.fromPortId)}</td><td>{end(c.toPortId)}</td><td>{text(c.cableType)}</td><td className="leaf-number">{text(c.cableLengthM)}</td>
            <td>{word(c.status)}</td><td>{text(c.note)}</td><td><Box on={c.status === 'verified'} /></td>
          </tr>
        ))}
      </tbody>
    </Leaf>
  );
}

export function AddressLeaf({ book, link }: Props) {
  const { t } = useTranslation();
  const columns = ['address', 'device', 'category', 'subnetMask', 'gateway', 'note'];
  const sorted = [...book.show.ipAddresses].sort((a, b) => natural(text(a.address), text(b.address)));
  return (
    <Leaf book={book} title={t('nav.ip-addresses')} to={link('ip-addresses')} widths={[15, 28, 12, 14, 12, 19]} columns={columns.map((c) => t(`field.${c}`))}>
      <tbody>{sorted.map((r) => <tr key={r.id}><th scope="row">{text(r.address) || '–'}</th>{columns.slice(1).map((c) => <td key={c}>{text(r[c])}</td>)}</tr>)}</tbody>
    </Leaf>
  );
}

/** The checklist by section, with a box to tick by hand. */
export function ChecklistLeaf({ book, link, withDone }: Props & { withDone: boolean }) {
  const { t } = useTranslation();
  return (
    <Leaf
      book={book} title={t('nav.checklist-items')} to={link('checklist-items')} widths={[5, 47, 13, 17, 18]}
      columns={['✓', t('field.title'), t('field.dueDate'), t('field.assignee'), t('field.reference')]}
    >
      {sectionsOf(book.show, withDone).map((s) => (
        <tbody key={s.name}>
          <tr className="leaf-group"><th colSpan={5} scope="rowgroup">{s.name || '–'}</th></tr>
          {s.items.map(({ item, due }) => (
            <tr key={item.id}><td><Box on={!!item.completedAt} /></td><td>{text(item.title)}</td><td>{due < Infinity ? day(due) : ''}</td><td>{text(item.assignee)}</td><td>{text(item.reference)}</td></tr>
          ))}
        </tbody>
      ))}
    </Leaf>
  );
}
