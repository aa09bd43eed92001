// Makes true conflicts without a hub: sends, as a device that was offline would, edits of what somebody else changed since.
import { createHash, randomUUID } from 'node:crypto';

const STATUS = ['planned', 'patched', 'verified', 'faulty'];

function frame(change) {
  const body = Buffer.from(JSON.stringify(change));
  const head = JSON.stringify({ id: change.id, bytes: body.length, sha256: createHash('sha256').update(body).digest('hex').slice(0, 32) });
  return `${head}\n${body}\n`;
}

/** Lets the status of each cable clash: one person set it after the other had last seen it. */
export async function clash(server, show, cables) {
  const headers = { Authorization: `Bearer ${server.token}` };
  const author = { id: randomUUID(), name: 'Robin', kind: 'device' };
  const edits = [];
  for (const cable of cables) {
    const [mine, theirs] = STATUS.filter((s) => s !== cable.status);
    await fetch(`${server.local}/api/connections/${cable.id}`, {
      method: 'PATCH', headers: { ...headers, 'Content-Type': 'application/json', 'If-Match': '*' }, body: JSON.stringify({ status: theirs }),
    });
    const groups = { status: { old: { status: cable.status }, new: { status: mine } } };
    edits.push({ id: randomUUID(), scope: show, schema: 1, unit: false, author, at: new Date().toISOString(), cause: 'edit', patches: [{ entity: 'connections', id: cable.id, op: 'updated', groups }] });
  }
  const answer = await fetch(`${server.local}/api/sync/v1/${show}/push`, {
    method: 'POST', headers: { ...headers, 'Content-Type': 'application/x-roadcase-frames' }, body: `${edits.map(frame).join('')}{"end":true}\n`,
  });
  return (await answer.json()).results.map((r) => r.status);
}
