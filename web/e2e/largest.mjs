// The largest show of the design on a server: 500 sources, 500 sends, 13,000 ports, 6,000 cables, 2,000 addresses, 2,000 items.

export const SIZE = { sources: 500, sends: 500, devices: 130, ports: 100, cables: 6_000, addresses: 2_000, items: 2_000 };
const BATCH = 250;
const DEVICES = 20; // of a hundred ports each; one change may have 4 MiB

const many = (n, of) => Array.from({ length: n }, (_, i) => of(i + 1));

/** Speaks with a server as its admin. */
export function asker(server) {
  const headers = { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' };
  return async (method, path, body) => {
    const answer = await fetch(server.local + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return answer.json();
  };
}

/** Makes the show and resolves to its id. */
export async function largest(server) {
  const ask = asker(server);
  const { id: show } = await ask('POST', '/api/productions', { client: 'Stress', showName: 'Stress' });
  const make = async (path, records, size = BATCH) => {
    const made = [];
    for (let i = 0; i < records.length; i += size) {
      const writes = records.slice(i, i + size).map((body) => ({ method: 'POST', path: `/api/productions/${show}/${path}`, body }));
      made.push(...(await ask('POST', '/api/batch', { writes })).results.map((r) => r.body));
    }
    return made;
  };
  const sources = await make('sources', many(SIZE.sources, (i) => ({ label: `SRC ${i}`, name: `Source number ${i}`, type: ['laptop', 'cam', 'server', 'playback'][i % 4], hRes: 1920, vRes: 1080, rate: '59.94', outputs: [{ connector: '12G-SDI' }] })));
  const sends = await make('sends', many(SIZE.sends, (i) => ({ label: `DST ${i}`, name: `Send number ${i}`, type: ['monitor', 'projector', 'record'][i % 3], inputs: [{ connector: '12G-SDI' }] })));
  const half = SIZE.ports / 2;
  const devices = await make('devices', many(SIZE.devices, (i) => ({
    name: `Router ${i}`, category: 'router', location: `Rack ${i % 12}`, ports: [...many(half, (p) => ({ direction: 'in', label: `IN ${p}`, portIndex: p, connector: '12G-SDI' })), ...many(half, (p) => ({ direction: 'out', label: `OUT ${p}`, portIndex: p, connector: '12G-SDI' }))],
  })), DEVICES);
  const outs = [...sources.flatMap((s) => s.outputs), ...devices.flatMap((d) => d.ports.filter((p) => p.direction === 'out'))];
  const ins = [...devices.flatMap((d) => d.ports.filter((p) => p.direction === 'in')), ...sends.flatMap((s) => s.inputs)];
  const status = ['planned', 'patched', 'verified'];
  await make('connections', many(SIZE.cables, (i) => ({ fromPortId: outs[i % outs.length].id, toPortId: ins[i % ins.length].id, cableType: 'SDI', cableLabel: `SDI-${i}`, status: status[i % 3] })));
  await make('ip-addresses', many(SIZE.addresses, (i) => ({ address: `10.${Math.floor(i / 65_000)}.${Math.floor(i / 250)}.${(i % 250) + 1}`, device: `Box ${i}`, category: 'video' })));
  await make('checklist-items', many(SIZE.items, (i) => ({ title: `Item number ${i}`, category: 'screens', daysBeforeShow: i % 60 })));
  return show;
}
