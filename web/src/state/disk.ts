import { createStore, del, get, set, type UseStore } from 'idb-keyval';

// IndexedDB works on plain HTTP; a private window may refuse it, and then memory has to do until the page closes.
const memory = new Map<string, unknown>();
let store: UseStore | undefined;
let broken = typeof indexedDB === 'undefined';

const open = () => (store ??= createStore('roadcase', 'kept'));

export async function read<T>(key: string): Promise<T | undefined> {
  if (!broken) {
    try {
      return await get<T>(key, open());
    } catch {
      broken = true;
    }
  }
  return memory.get(key) as T | undefined;
}

export async function keep(key: string, value: unknown): Promise<void> {
  memory.set(key, value);
  if (broken) return;
  try {
    await set(key, value, open());
  } catch {
    broken = true;
  }
}

export async function drop(key: string): Promise<void> {
  memory.delete(key);
  if (!broken) await del(key, open()).catch(() => undefined);
}

/** Whether what is kept survives closing the page. */
export const survives = () => !broken;
