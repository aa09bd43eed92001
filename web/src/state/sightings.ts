import { signal } from './signal';

/** When what is on screen was last the server's, by show. */
export const sightings = signal<Record<string, number>>({});

export const sighted = (production: string, at: number) => sightings.set((all) => ({ ...all, [production]: at }));
