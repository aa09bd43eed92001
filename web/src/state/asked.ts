import { signal } from './signal';

/** Who asked this device to show itself; null while nobody does. */
export const asked = signal<{ by: string; at: number } | null>(null);

/** Takes the event of that name. */
export function askedBy(data: string) {
  const { by } = JSON.parse(data) as { by: { name: string } };
  asked.set({ by: by.name, at: Date.now() });
}
